package org.precisionhooks.cdshooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.precisionhooks.facts.Coding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Remembers offers in the table {@code ph_offer}, the patient only as a keyed hash; reasons stand with the feedback. */
public final class JdbcRefusedOffers implements RefusedOffers {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcRefusedOffers.class);

    private static final String INSERT = "insert into ph_offer (card, patient_key, drugs, offered) values (?, ?, ?, ?)";

    /** Of most patients there is none, and then no feedback is looked for. */
    private static final String OFFERED = "select count(*) from ph_offer where patient_key = ?";

    /** Some clients send a uuid back in capitals. */
    private static final String OVERRIDDEN = """
            select o.card, o.drugs, f.received, f.reason_system, f.reason_code
            from ph_offer o join ph_feedback f on f.client = ? and f.card in (o.card, upper(o.card))
            where o.patient_key = ? and f.outcome = 'overridden' and f.reason_code is not null
            union
            select o.card, o.drugs, f.received, r.reason_system, r.reason_code
            from ph_offer o join ph_feedback f on f.client = ? and f.card in (o.card, upper(o.card))
                join ph_feedback_reason r on r.feedback = f.id
            where o.patient_key = ? and f.outcome = 'overridden' and r.reason_code is not null
            order by 3, 1, 5""";

    private final JdbcTemplate jdbc;
    private final CallTransactions transactions;
    private final KeyedHash hash;
    private final Period retention;
    private final Clock clock;

    /**
     * Makes the table's keeper.
     *
     * @param jdbc opens a connection at the first statement only
     * @param retention how long an offer is remembered: as long as a refusal of it may hold
     */
    public JdbcRefusedOffers(JdbcTemplate jdbc, Period retention, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new CallTransactions(jdbc);
        this.hash = KeyedHash.of("offers", jdbc);
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<Overridden> overridden(Whom whom) {
        String patient = key(whom);
        return unlessItFails(() -> hasOffers(patient) ? overridden(whom, patient) : List.of(), List.of());
    }

    private boolean hasOffers(String patient) {
        return Objects.requireNonNull(jdbc.queryForObject(OFFERED, Integer.class, patient)) > 0;
    }

    private List<Overridden> overridden(Whom whom, String patient) {
        return jdbc.query(
                OVERRIDDEN, (row, number) -> overridden(row), whom.client(), patient, whom.client(), patient);
    }

    @Override
    public void remember(Whom whom, List<Offer> offers) {
        if (!offers.isEmpty()) {
            String patient = key(whom);
            List<Object[]> rows =
                    offers.stream().map(offer -> row(offer, patient)).toList();
            unlessItFails(() -> jdbc.batchUpdate(INSERT, rows), new int[0]);
        }
    }

    /** Deletes what is older than the retention. */
    public void forget() {
        OffsetDateTime oldest = utc(clock.instant()).minus(retention);
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

    private static Object[] row(Offer offer, String patient) {
        return new Object[] {offer.card().toString(), patient, String.join(",", offer.drugs()), utc(offer.time())};
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
