package org.precisionhooks.fhir.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One event of the audit.
 *
 * @param id of the event, and of the AuditEvent that tells it
 * @param time when it happened, in microseconds as databases keep it
 * @param interaction what all events of one request share
 * @param kind what kind of event it is
 * @param action the interaction, operation, service or matter in question, as its own code
 * @param outcome how it ended
 * @param agent who did it
 * @param patient logical id of the patient; one event names one patient
 * @param detail all else
 */
public record AuditRecord(
        String id,
        Instant time,
        String interaction,
        AuditKind kind,
        String action,
        AuditOutcome outcome,
        AuditAgent agent,
        Optional<String> patient,
        AuditDetail detail) {

    public AuditRecord {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }
}
