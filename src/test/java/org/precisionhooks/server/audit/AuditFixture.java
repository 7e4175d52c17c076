package org.precisionhooks.server.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.ChainReport;
import org.precisionhooks.server.audit.Interaction.Wire;
import org.springframework.jdbc.core.JdbcTemplate;

/** An audit on a database of its own, without a server. */
record AuditFixture(DataSource source, AuditSeal seal) {

    static final Optional<String> KEY = Optional.of("a key of more than thirty-two bytes");

    static AuditFixture on(TestDatabase database) throws IOException {
        return new AuditFixture(database.open(), AuditSeal.PLAIN);
    }

    AuditFixture with(AuditSeal other) {
        return new AuditFixture(source, other);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(source);
    }

    AuditOutbox outbox() {
        return new AuditOutbox(jdbc(), seal);
    }

    AuditChain chain() {
        return new AuditChain(source, seal);
    }

    JdbcAuditTrail trail() {
        return new JdbcAuditTrail(source, chain(), seal);
    }

    /** Events that are written and chained. */
    AuditFixture with(int events) {
        for (int i = 0; i < events; i++) {
            outbox().append(List.of(event("p" + i)));
        }
        chain().drain();
        return this;
    }

    Optional<ChainReport.Broken> broken() {
        return trail().verify(Optional.empty()).broken();
    }

    static AuditRecord event(String patient) {
        Interaction interaction = new Interaction(
                Instant.parse("2026-11-27T10:00:00.123456789Z"),
                new Wire("GET", "192.0.2.1", "192.0.2.2", Optional.of("request-1")),
                new Interaction.Matter(AuditKind.READ, "read", Optional.of("Patient/" + patient)));
        return interaction.event(
                AuditKind.READ,
                "read",
                AuditOutcome.SUCCESS,
                AuditAgent.unknownAt("192.0.2.1").named("client"),
                Optional.of(patient),
                AuditDetail.NONE.of(List.of("Patient/" + patient)));
    }
}
