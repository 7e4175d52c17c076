package org.precisionhooks.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.audit.AuditRecord;

/** An event as it stands in a table; the texts are kept to the letter, for the hash is over them. */
record AuditRow(
        String id,
        Instant time,
        String interaction,
        String kind,
        String action,
        String outcome,
        String client,
        Optional<String> agent,
        Optional<String> patient,
        String detail) {

    static final String COLUMNS =
            "id, occurred_at, interaction, kind, action, outcome, client, agent, patient, detail, seal";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ACTION = 128;
    private static final int LONGEST_ID = 512;

    static AuditRow of(AuditRecord event, AuditJson json) {
        return new AuditRow(
                event.id(),
                event.time(),
                event.interaction(),
                event.kind().name(),
                cut(event.action(), LONGEST_ACTION),
                event.outcome().code(),
                cut(event.agent().client(), LONGEST_NAME),
                event.agent().user().map(user -> cut(user, LONGEST_NAME)),
                event.patient().filter(patient -> patient.length() <= LONGEST_ID),
                json.text(event));
    }

    static AuditRow read(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getString("id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("interaction"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("outcome"),
                row.getString("client"),
                Optional.ofNullable(row.getString("agent")),
                Optional.ofNullable(row.getString("patient")),
                row.getString("detail"));
    }

    /** The columns in the order of {@link #COLUMNS}. */
    Object[] values(String seal) {
        return new Object[] {
            id,
            time.atOffset(ZoneOffset.UTC),
            interaction,
            kind,
            action,
            outcome,
            client,
            agent.orElse(null),
            patient.orElse(null),
            detail,
            seal
        };
    }

    /** All that is sealed, in an order that never changes. */
    List<String> texts() {
        return List.of(
                id,
                time.toString(),
                interaction,
                kind,
                action,
                outcome,
                client,
                agent.orElse(""),
                patient.orElse(""),
                detail);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
