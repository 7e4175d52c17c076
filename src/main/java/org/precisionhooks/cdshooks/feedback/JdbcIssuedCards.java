package org.precisionhooks.cdshooks.feedback;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.precisionhooks.cdshooks.card.Card;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Remembers cards in the table {@code ph_card}. */
public final class JdbcIssuedCards implements IssuedCards {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcIssuedCards.class);

    private static final String INSERT =
            "insert into ph_card (uuid, service, rule_id, topic, client, issued) values (?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final CallTransactions transactions;

    /**
     * Makes the table's keeper.
     *
     * @param jdbc opens a connection at the first statement only: a call may wait for other connections before it
     */
    public JdbcIssuedCards(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.transactions = new CallTransactions(jdbc);
    }

    @Override
    public List<Card> inOneCommit(Supplier<List<Card>> work) {
        return transactions.inOneCommit(work);
    }

    @Override
    public void remember(List<IssuedCard> cards) {
        if (cards.isEmpty()) {
            return;
        }
        try {
            transactions.apart(() -> jdbc.batchUpdate(
                    INSERT, cards.stream().map(JdbcIssuedCards::row).toList()));
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
