package org.precisionhooks.fhir.write;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/**
 * Whom and when an answer is for.
 *
 * @param patient logical id of the patient
 * @param time when it was asked
 */
public record Answering(String patient, Instant time) {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    public DateTimeType dateTime() {
        return new DateTimeType(Date.from(time), TemporalPrecisionEnum.MILLI, UTC);
    }

    public InstantType instant() {
        return new InstantType(Date.from(time), TemporalPrecisionEnum.MILLI, UTC);
    }
}
