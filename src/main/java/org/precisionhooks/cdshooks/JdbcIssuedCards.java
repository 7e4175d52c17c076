package org.precisionhooks.cdshooks;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers cards in the table {@code ph_card}. */
public final class JdbcIssuedCards implements IssuedCards {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcIssuedCards.class);

    private static final String INSERT =
            "insert into ph_card (uuid, service, rule_id, topic, client, issued) values (?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final JdbcTransactionManager transactions;
    private final TransactionTemplate apart;

    /**
     * Makes the table's keeper.
     *
     * @param jdbc opens a connection at the first statement only: a call may wait for other connections before it
     */
    public JdbcIssuedCards(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.transactions = new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource()));
        // Else the connections of others, read from meanwhile, would be held until the end of the transaction.
        transactions.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    @Override
    public List<Card> inOneCommit(Supplier<List<Card>> work) {
        TransactionStatus status = transactions.getTransaction(TransactionDefinition.withDefaults());
        try {
            return work.get();
        } finally {
            transactions.commit(status);
        }
    }

    @Override
    public void remember(List<IssuedCard> cards) {
        if (cards.isEmpty()) {
            return;
        }
        try {
            // Behind a savepoint, so that a failure here takes nothing else of the transaction with it.
            apart.executeWithoutResult(status -> cards.forEach(card -> jdbc.update(INSERT, row(card))));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Cards were sent but could not be remembered: {}",
                    e.getClass().getName());
        }
    }

    private static Object[] row(IssuedCard card) {
        return new Object[] {
            card.uuid().toString(),
            card.service(),
            card.rule(),
            card.topic(),
            card.client(),
            card.issued().atOffset(ZoneOffset.UTC)
        };
    }
}
