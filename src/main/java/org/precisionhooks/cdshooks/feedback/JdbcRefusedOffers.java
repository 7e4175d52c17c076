package org.precisionhooks.cdshooks.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.precisionhooks.facts.Coding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Remembers offers in the table {@code ph_offer}, the patient only as a keyed hash; reasons stand with the feedback. */
public final class JdbcRefusedOffers implements RefusedOffers {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcRefusedOffers.class);

    private static final String INSERT =
            "insert into ph_offer (card, patient_key, record_key, drugs, offered) values (?, ?, ?, ?, ?)";

    private static final String OFFERED = "select count(*) from ph_offer where %s = ?";

    /** Some clients send a uuid back in capitals. */
    private static final String JOINED = """
            select o.card, o.drugs, f.received, f.reason_system, f.reason_code
            from ph_offer o join ph_feedback f on f.card in (o.card, upper(o.card))
            where %1$s and f.outcome = 'overridden' and f.reason_code is not null
            union
            select o.card, o.drugs, f.received, r.reason_system, r.reason_code
            from ph_offer o join ph_feedback f on f.card in (o.card, upper(o.card))
                join ph_feedback_reason r on r.feedback = f.id
            where %1$s and f.outcome = 'overridden' and r.reason_code is not null
            """;

    private static final String LAST = " order by 3, 1, 5";
    private static final String OF_CLIENT = JOINED.formatted("o.patient_key = ? and f.client = ?");

    /** Feedback has a rule only where the card was sent to whoever answers it. */
    private static final String OF_RECORD = JOINED.formatted("o.record_key = ? and f.rule_id is not null");

    private final JdbcTemplate jdbc;
    private final CallTransactions transactions;
    private final KeyedHash hash;
    private final Supplier<Period> retention;
    private final Clock clock;

    /**
     * Makes the table's keeper.
     *
     * @param jdbc opens a connection at the first statement only
     * @param retention how long an offer is remembered: as long as a refusal of it may hold
     */
    public JdbcRefusedOffers(JdbcTemplate jdbc, Supplier<Period> retention, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new CallTransactions(jdbc);
        this.hash = KeyedHash.of("offers", jdbc);
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<Overridden> overridden(Whom whom) {
        String patient = key(whom);
        Optional<String> record = recordKey(whom);
        return unlessItFails(
                () -> isOffered("patient_key", patient)
                                || record.filter(key -> isOffered("record_key", key))
                                        .isPresent()
                        ? overridden(whom.client(), patient, record)
                        : List.of(),
                List.of());
    }

    /** Of most patients nothing was offered, and then no feedback is looked for. */
    private boolean isOffered(String column, String key) {
        return Objects.requireNonNull(jdbc.queryForObject(OFFERED.formatted(column), Integer.class, key)) > 0;
    }

    private List<Overridden> overridden(String client, String patient, Optional<String> record) {
        Object[] ofClient = {patient, client, patient, client};
        return record.isEmpty()
                ? overridden(OF_CLIENT, ofClient)
                : overridden(
                        OF_CLIENT + "union " + OF_RECORD,
                        Stream.concat(Stream.of(ofClient), Stream.of(record.get(), record.get()))
                                .toArray());
    }

    private List<Overridden> overridden(String sql, Object... values) {
        return jdbc.query(sql + LAST, (row, number) -> overridden(row), values);
    }

    @Override
    public void remember(Whom whom, List<Offer> offers) {
        if (!offers.isEmpty()) {
            List<Object[]> rows = offers.stream().map(offer -> row(offer, whom)).toList();
            unlessItFails(() -> jdbc.batchUpdate(INSERT, rows), new int[0]);
        }
    }

    /** Deletes what is older than the retention. */
    public void forget() {
        OffsetDateTime oldest = utc(clock.instant()).minus(retention.get());
        unlessItFails(() -> jdbc.update("delete from ph_offer where offered < ?", oldest), 0);
    }

    private <T> T unlessItFails(Supplier<T> work, T otherwise) {
        try {
            return transactions.apart(work);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("It is not known what was refused before: {}", e.getClass().getName());
            return otherwise;
        }
    }

    private String key(Whom whom) {
        return hash.of(whom.client(), whom.patient());
    }

    private Optional<String> recordKey(Whom whom) {
        return whom.record().map(record -> hash.of(record, whom.patient()));
    }

    private Object[] row(Offer offer, Whom whom) {
        return new Object[] {
            offer.card().toString(),
            key(whom),
            recordKey(whom).orElse(""),
            String.join(",", offer.drugs()),
            utc(offer.time())
        };
    }

    private static Overridden overridden(ResultSet row) throws SQLException {
        return new Overridden(
                row.getString("card"),
                List.of(row.getString("drugs").split(",")),
                Coding.of(Objects.requireNonNullElse(row.getString("reason_system"), ""), row.getString("reason_code")),
                Objects.requireNonNull(row.getObject("received", OffsetDateTime.class))
                        .toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
