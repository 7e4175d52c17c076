package org.precisionhooks.server.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionhooks.fhir.audit.AuditQuery;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.audit.ChainReport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit in {@code ph_audit}; what still waits in the outbox is moved there before anything is read. */
final class JdbcAuditTrail implements AuditTrail {

    private static final String EVENTS = "select " + AuditRow.COLUMNS + " from ph_audit";
    private static final String CHAIN = "select sequence_number, hash, " + AuditRow.COLUMNS
            + " from ph_audit where sequence_number <= ? order by sequence_number";
    /** A driver that is not told so reads a whole table into memory. */
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate slow;
    private final TransactionTemplate reading;
    private final AuditChain chain;
    private final AuditSeal seal;
    private final AuditJson json = new AuditJson();

    JdbcAuditTrail(DataSource dataSource, AuditChain chain, AuditSeal seal) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.slow = new JdbcTemplate(dataSource);
        slow.setFetchSize(ROWS_AT_ONCE);
        this.reading = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.chain = chain;
        this.seal = seal;
    }

    @Override
    public List<AuditRecord> find(AuditQuery query) {
        chain.drain();
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        query.patient().ifPresent(patient -> add("patient = ?", conditions, values, patient));
        query.agent().ifPresent(agent -> add("(agent = ? or client = ?)", conditions, values, agent, client(agent)));
        query.from().ifPresent(from -> add("occurred_at >= ?", conditions, values, time(from)));
        query.until().ifPresent(until -> add("occurred_at < ?", conditions, values, time(until)));
        query.outcome().ifPresent(outcome -> add("outcome = ?", conditions, values, outcome.code()));
        if (!query.kinds().isEmpty()) {
            String places = String.join(", ", Collections.nCopies(query.kinds().size(), "?"));
            add(
                    "kind in (" + places + ")",
                    conditions,
                    values,
                    query.kinds().stream().map(Enum::name).toArray());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        values.add(query.count());
        values.add(query.offset());
        return jdbc.query(
                EVENTS + where + " order by occurred_at desc, sequence_number desc limit ? offset ?",
                (row, number) -> json.event(AuditRow.read(row)),
                values.toArray());
    }

    @Override
    public Optional<AuditRecord> find(String id) {
        chain.drain();
        return jdbc.query(EVENTS + " where id = ?", (row, number) -> json.event(AuditRow.read(row)), id).stream()
                .findFirst();
    }

    @Override
    public ChainReport verify(Optional<Anchor> anchor) {
        chain.drain();
        return Objects.requireNonNull(reading.execute(status -> verified(anchor)));
    }

    private ChainReport verified(Optional<Anchor> anchor) {
        ChainCheck check = new ChainCheck(seal, anchor);
        Anchor head = chain.end();
        slow.query(
                CHAIN,
                row -> {
                    check.row(
                            row.getLong("sequence_number"),
                            AuditRow.read(row),
                            row.getString("seal"),
                            row.getString("hash"));
                },
                head.sequence());
        check.end(head.sequence(), head.hash());
        long waiting = Objects.requireNonNull(jdbc.queryForObject("select count(*) from ph_audit_outbox", Long.class));
        return new ChainReport(check.rows(), waiting, check.keyed(), check.hash(), check.broken());
    }

    private static String client(String agent) {
        return agent.startsWith("Device/") ? agent.substring("Device/".length()) : agent;
    }

    private static Object time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void add(String condition, List<String> conditions, List<Object> values, Object... more) {
        conditions.add(condition);
        Collections.addAll(values, more);
    }
}
