package org.precisionhooks.fhir.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are asked for; an empty criterion restricts nothing.
 *
 * @param patient logical id of the patient
 * @param agent reference of the user, or id of the client
 * @param from the first instant
 * @param until the instant after the last
 * @param kinds kinds of events
 * @param outcome how they ended
 * @param offset how many of the latest are passed over
 * @param count how many are wanted at most
 */
public record AuditQuery(
        Optional<String> patient,
        Optional<String> agent,
        Optional<Instant> from,
        Optional<Instant> until,
        Set<AuditKind> kinds,
        Optional<AuditOutcome> outcome,
        int offset,
        int count) {

    public AuditQuery {
        kinds = Set.copyOf(kinds);
    }

    /** The kinds of events that are told under a type; none for a type that is not used. */
    public static Set<AuditKind> kindsOfType(Optional<String> system, String code) {
        return BalpCodes.kinds(system, code);
    }

    /** What happened to the record of one patient. */
    public static AuditQuery ofPatient(String patient, Optional<Instant> from, Optional<Instant> until, int count) {
        return new AuditQuery(
                Optional.of(patient), Optional.empty(), from, until, Set.of(), Optional.empty(), 0, count);
    }
}
