package org.precisionhooks.cdshooks.feedback;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The one transaction of a call on the database, and parts of it that may fail alone. */
final class CallTransactions {

    private final JdbcTransactionManager transactions;
    private final TransactionTemplate apart;

    CallTransactions(JdbcTemplate jdbc) {
        this.transactions = new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource()));
        // Else the connections of others, read from meanwhile, would be held until the end of the transaction.
        transactions.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** Commits what the work left, also when it fails. */
    <T> T inOneCommit(Supplier<T> work) {
        TransactionStatus status = transactions.getTransaction(TransactionDefinition.withDefaults());
        try {
            return work.get();
        } finally {
            transactions.commit(status);
        }
    }

    /** Behind a savepoint, so that a failure takes nothing else of the transaction with it. */
    <T> T apart(Supplier<T> work) {
        return Objects.requireNonNull(apart.execute(status -> work.get()));
    }
}
