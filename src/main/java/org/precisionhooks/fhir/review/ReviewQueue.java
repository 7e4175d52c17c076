package org.precisionhooks.fhir.review;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Table {@code ph_review_outbox}: the patients whose drugs are to be reviewed. It only grows when a record changes, so that no
 * writer waits for another; all rows of a patient are claimed together.
 */
public final class ReviewQueue {

    /** Longer than any review takes; after it another node may try. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE = 9;

    private static final String ADD = "insert into ph_review_outbox (patient, due_at, attempts) values (?, ?, 0)";
    private static final String ADD_WHERE_TASKS_STAND = """
            insert into ph_review_outbox (patient, due_at, attempts)
            select p.patient, cast(? as timestamp with time zone), 0
            from (select distinct patient from ph_review_task where patient = ? and standing) p""";
    private static final String DUE = """
            select patient, max(entry) as last_entry, max(attempts) as tries
            from ph_review_outbox where due_at <= ? group by patient order by min(entry) fetch first 1 rows only""";
    private static final String CLAIM_ROWS = """
            update ph_review_outbox set due_at = ?, attempts = ?
            where patient = ? and entry <= ? and due_at <= ? and attempts <= ?""";
    private static final String DONE = "delete from ph_review_outbox where patient = ? and entry <= ?";
    private static final String AGAIN = "update ph_review_outbox set due_at = ? where patient = ? and entry <= ?";

    private final JdbcTemplate database;

    /** @param dataSource shares its connection with HAPI's transactions */
    public ReviewQueue(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /**
     * A patient whose review one worker has taken on.
     *
     * @param last the last row that it covers; what is added meanwhile is another review
     * @param attempt from 1
     */
    record Claim(String patient, long last, int attempt) {}

    /** In the current transaction. */
    void add(String patient, Instant due) {
        database.update(ADD, patient, time(due));
    }

    /** In the current transaction, where tasks stand that the change may have made wrong. */
    void addWhereTasksStand(String patient, Instant due) {
        database.update(ADD_WHERE_TASKS_STAND, time(due), patient);
    }

    /** The patient who waits longest; empty when nobody does, or another node was faster. */
    Optional<Claim> claim(Instant now) {
        List<Claim> due = database.query(
                DUE,
                (row, number) ->
                        new Claim(row.getString("patient"), row.getLong("last_entry"), row.getInt("tries") + 1),
                time(now));
        return due.stream().findFirst().filter(claim -> isTaken(claim, now));
    }

    private boolean isTaken(Claim claim, Instant now) {
        int rows = database.update(
                CLAIM_ROWS,
                time(now.plus(CLAIM)),
                claim.attempt(),
                claim.patient(),
                claim.last(),
                time(now),
                claim.attempt() - 1);
        return rows > 0;
    }

    void done(Claim claim) {
        database.update(DONE, claim.patient(), claim.last());
    }

    /** After a failure: never given up, and each time later. */
    void again(Claim claim, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(claim.attempt() - 1, LONGEST_PAUSE));
        database.update(AGAIN, time(now.plus(pause)), claim.patient(), claim.last());
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
