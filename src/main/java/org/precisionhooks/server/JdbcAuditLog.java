package org.precisionhooks.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.util.UUID;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.AuditLog;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the audit in {@code ph_audit}; the row is committed before the answer leaves. */
final class JdbcAuditLog implements AuditLog {

    private static final String INSERT = "insert into ph_audit"
            + " (id, occurred_at, client, action, decision, patient, detail) values (?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json = new ObjectMapper();

    JdbcAuditLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(AuditEntry entry) {
        jdbc.update(
                INSERT,
                UUID.randomUUID().toString(),
                Timestamp.from(entry.access().time()),
                entry.access().requester().client(),
                entry.inquiry().occasion().name(),
                entry.decision().effect().name(),
                entry.inquiry().patient(),
                detail(entry).toString());
    }

    private ObjectNode detail(AuditEntry entry) {
        ObjectNode detail = json.createObjectNode();
        detail.put("policy", entry.decision().policy());
        entry.access()
                .purposes()
                .forEach(purpose -> detail.withArray("purposes").add(purpose.code()));
        entry.decision().outcomes().stream()
                .filter(outcome -> !outcome.permitted())
                .forEach(outcome -> detail.withArray("withheld").add(outcome.reference()));
        entry.rules().forEach(rule -> detail.withArray("rules").add(rule));
        return detail;
    }
}
