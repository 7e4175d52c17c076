package org.precisionhooks.fhir.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionhooks.fhir.job.Job.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs, in the database that all nodes share ({@code ph_job}). Whoever works on one holds its attempt: another that begins
 * it again takes the attempt away.
 */
public final class Jobs {

    private static final String OPEN = "state in ('WAITING', 'RUNNING')";

    private final JdbcTemplate database;
    private final TransactionTemplate alone;
    private final Clock clock;

    /** @param alone begins transactions of their own, beside that of a job */
    public Jobs(JdbcTemplate database, TransactionTemplate alone, Clock clock) {
        this.database = database;
        this.alone = alone;
        this.clock = clock;
    }

    /** Notes a job that may be begun; its id. */
    public String add(JobKind kind, String requester, String work) {
        return add(kind, requester, State.WAITING, work);
    }

    /** Notes a job that may not be begun before it is said to be ready; its id. */
    public String expect(JobKind kind, String requester) {
        return add(kind, requester, State.RECEIVING, "");
    }

    private String add(JobKind kind, String requester, State state, String work) {
        String id = UUID.randomUUID().toString();
        alone.executeWithoutResult(status -> {
            database.update(
                    "insert into ph_job (id, kind, requester, work, state, attempt, outcome)"
                            + " values (?, ?, ?, ?, ?, 1, '')",
                    id,
                    kind.name(),
                    requester,
                    work,
                    state.name());
            database.update("insert into ph_job_progress (job, done, heard_at) values (?, 0, ?)", id, now());
        });
        return id;
    }

    /** What was expected is here; false when it was given up meanwhile. */
    public boolean ready(String id, String work) {
        heard(id, 0);
        return database.update(
                        "update ph_job set state = 'WAITING', work = ? where id = ? and state = 'RECEIVING'", work, id)
                == 1;
    }

    public Optional<Job> find(String id) {
        return database
                .query(
                        "select j.id, kind, requester, state, attempt, outcome, done from ph_job j"
                                + " join ph_job_progress p on p.job = j.id where j.id = ?",
                        (row, number) -> job(row),
                        id)
                .stream()
                .findFirst();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString("id"),
                JobKind.valueOf(row.getString("kind")),
                row.getString("requester"),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getLong("done"),
                Optional.of(row.getString("outcome")).filter(outcome -> !outcome.isEmpty()));
    }

    /** Begins to work on it: its work; empty where it was cancelled, is at its end, or belongs to another attempt. */
    public Optional<String> begin(String id, int attempt) {
        boolean begun = database.update(
                        "update ph_job set state = 'RUNNING' where id = ? and attempt = ? and " + OPEN, id, attempt)
                == 1;
        heard(id, 0);
        return begun
                ? Optional.ofNullable(database.queryForObject("select work from ph_job where id = ?", String.class, id))
                : Optional.empty();
    }

    /** Tells how far it is; false when the attempt is no longer that of who tells. */
    public boolean progress(String id, int attempt, long done) {
        return Boolean.TRUE.equals(alone.execute(status -> {
            heard(id, done);
            return isCurrent(id, attempt);
        }));
    }

    /** Tells how far it is, and what is left of its work; false when the attempt is no longer that of who tells. */
    public boolean progress(String id, int attempt, long done, String left) {
        heard(id, done);
        return database.update(
                        "update ph_job set work = ? where id = ? and attempt = ? and state = 'RUNNING'",
                        left,
                        id,
                        attempt)
                == 1;
    }

    private boolean isCurrent(String id, int attempt) {
        return !database.queryForList(
                        "select id from ph_job where id = ? and attempt = ? and state = 'RUNNING'",
                        String.class,
                        id,
                        attempt)
                .isEmpty();
    }

    /** A sign of life. */
    public void heard(String id, long done) {
        database.update("update ph_job_progress set done = ?, heard_at = ? where job = ?", done, now(), id);
    }

    /**
     * Ends it, in the caller's transaction where there is one, and forgets whom its work was about; false when the attempt is no
     * longer that of the caller.
     */
    public boolean end(String id, int attempt, State state, String outcome) {
        return database.update(
                        "update ph_job set state = ?, outcome = ?, work = '', ended_at = ? where id = ? and attempt = ? and "
                                + OPEN,
                        state.name(),
                        outcome,
                        now(),
                        id,
                        attempt)
                == 1;
    }

    /** Cancels it; what was not kept yet will not be. */
    public void cancel(String id) {
        database.update(
                "update ph_job set state = 'CANCELLED', work = '', ended_at = ? where id = ? and (state = 'RECEIVING' or "
                        + OPEN + ")",
                now(),
                id);
    }

    /** Those of which nothing was heard for so long that who worked on them must be gone; each with its next attempt. */
    public List<Job> abandoned(Duration silence) {
        return silent(OPEN, silence).stream().flatMap(id -> again(id).stream()).toList();
    }

    /** Gives up those for which nothing came any more. */
    public void giveUp(Duration silence) {
        silent("state = 'RECEIVING'", silence).forEach(this::cancel);
    }

    private List<String> silent(String condition, Duration silence) {
        return database.queryForList(
                "select j.id from ph_job j join ph_job_progress p on p.job = j.id where " + condition
                        + " and p.heard_at < ?",
                String.class,
                Timestamp.from(clock.instant().minus(silence)));
    }

    /** Empty where another node was faster. */
    private Optional<Job> again(String id) {
        Optional<Job> job = find(id);
        boolean taken = job.isPresent()
                && database.update(
                                "update ph_job set attempt = attempt + 1, state = 'WAITING' where id = ? and attempt = ? and "
                                        + OPEN,
                                id,
                                job.get().attempt())
                        == 1;
        if (taken) {
            heard(id, 0);
        }
        return taken ? find(id) : Optional.empty();
    }

    /** Forgets what ended so long ago. */
    public void forget(Duration age) {
        Timestamp before = Timestamp.from(clock.instant().minus(age));
        database.update("delete from ph_job_progress where job in (select id from ph_job where ended_at < ?)", before);
        database.update("delete from ph_job where ended_at < ?", before);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
