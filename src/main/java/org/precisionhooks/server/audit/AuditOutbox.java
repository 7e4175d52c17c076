package org.precisionhooks.server.audit;

import java.util.List;
import java.util.Objects;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where an interaction leaves its events. A failure is the caller's to answer; nothing is swallowed, and nothing is kept in
 * part.
 */
public final class AuditOutbox {

    private static final String INSERT =
            "insert into ph_audit_outbox (" + AuditRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate calls;
    private final TransactionTemplate transaction;
    private final AuditSeal seal;
    private final AuditJson json = new AuditJson();

    /** @param calls what hook calls leave their rows by; their transaction is joined where there is one */
    AuditOutbox(JdbcTemplate calls, AuditSeal seal) {
        this.calls = calls;
        this.seal = seal;
        JdbcTransactionManager transactions = new JdbcTransactionManager(Objects.requireNonNull(calls.getDataSource()));
        // As in the transaction of a call: connections of others must not be held until its end.
        transactions.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the transaction of the hook call, or else in one of its own, which has ended when this returns. */
    void append(List<AuditRecord> events) {
        transaction.executeWithoutResult(status -> append(calls, events));
    }

    /** By the connection of a transaction that is going on, and that will end as it ends. */
    void append(JdbcTemplate connection, List<AuditRecord> events) {
        connection.batchUpdate(
                INSERT,
                events.stream()
                        .map(event -> AuditRow.of(event, json))
                        .map(row -> row.values(seal.of(row)))
                        .toList());
    }
}
