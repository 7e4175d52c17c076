package org.precisionhooks.server.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves events from the outbox to the end of the chain, in the order in which they were committed as far as a reader can see
 * it. Whoever holds the row of the head is the only one at it, on whichever node.
 */
final class AuditChain {

    private static final int AT_ONCE = 500;

    private static final String HEAD = "select sequence_number, hash from ph_audit_head where id = 1 for update";
    private static final String NEXT =
            "select entry, " + AuditRow.COLUMNS + " from ph_audit_outbox order by entry limit " + AT_ONCE;
    private static final String CHAIN = "insert into ph_audit (" + AuditRow.COLUMNS
            + ", sequence_number, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REMOVE = "delete from ph_audit_outbox where entry = ?";
    private static final String MOVE_HEAD = "update ph_audit_head set sequence_number = ?, hash = ? where id = 1";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final AuditSeal seal;

    AuditChain(DataSource dataSource, AuditSeal seal) {
        this.jdbc = new JdbcTemplate(dataSource);
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.seal = seal;
    }

    private record Waiting(long entry, AuditRow row, String seal) {}

    private record Head(long sequence, String hash) {}

    /** Until nothing is left that was there when it was called. */
    void drain() {
        int moved;
        do {
            moved = Objects.requireNonNull(alone.execute(status -> move()));
        } while (moved == AT_ONCE);
    }

    /** Number and hash of the last event. */
    AuditTrail.Anchor end() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select sequence_number, hash from ph_audit_head where id = 1",
                (row, number) -> new AuditTrail.Anchor(row.getLong(1), row.getString(2))));
    }

    private int move() {
        Head head = Objects.requireNonNull(
                jdbc.queryForObject(HEAD, (row, number) -> new Head(row.getLong(1), row.getString(2))));
        List<Waiting> waiting = jdbc.query(
                NEXT, (row, number) -> new Waiting(row.getLong("entry"), AuditRow.read(row), row.getString("seal")));
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Object[]> links = new ArrayList<>();
        for (Waiting next : waiting) {
            String own = next.seal().isEmpty() ? seal.of(next.row()) : next.seal();
            head = new Head(head.sequence() + 1, seal.link(head.hash(), head.sequence() + 1, own));
            links.add(link(next.row(), own, head));
        }
        jdbc.batchUpdate(CHAIN, links);
        jdbc.batchUpdate(
                REMOVE,
                waiting.stream().map(next -> new Object[] {next.entry()}).toList());
        jdbc.update(MOVE_HEAD, head.sequence(), head.hash());
        return waiting.size();
    }

    private static Object[] link(AuditRow row, String seal, Head head) {
        List<Object> values = new ArrayList<>(Arrays.asList(row.values(seal)));
        values.add(head.sequence());
        values.add(head.hash());
        return values.toArray();
    }
}
