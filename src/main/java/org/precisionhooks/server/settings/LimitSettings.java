package org.precisionhooks.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on what a client may send or ask for.
 *
 * @param hooksBody largest body of a hook call, after decompression
 * @param fhirBody largest body of a FHIR request, after decompression
 * @param jsonDepth deepest nesting of JSON that is read
 * @param pageSize most entries of a page of search results
 * @param patientRate most hook calls a minute of one client about one patient, counted on each node
 * @param failedAttempts most failures a minute of callers of one remote address to prove who they are, counted on each node
 */
public record LimitSettings(
        @DefaultValue("10MB") DataSize hooksBody,
        @DefaultValue("25MB") DataSize fhirBody,
        @DefaultValue("1000") int jsonDepth,
        @DefaultValue("200") int pageSize,
        @DefaultValue("600") int patientRate,
        @DefaultValue("300") int failedAttempts) {
    public LimitSettings {
        requirePositive("precision-hooks.limits.patient-rate", patientRate);
        requirePositive("precision-hooks.limits.failed-attempts", failedAttempts);
    }

    private static void requirePositive(String setting, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(setting + " must be 1 or more");
        }
    }
}
