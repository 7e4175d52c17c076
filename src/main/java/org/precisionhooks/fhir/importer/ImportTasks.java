package org.precisionhooks.fhir.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionhooks.fhir.importer.ImportTask.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports beside the requests that asked for them, in the database that all nodes share ({@code ph_import_job}). Whoever
 * works on one holds its attempt: another that begins it again takes the attempt away.
 */
public final class ImportTasks {

    private static final String OPEN = "state in ('WAITING', 'RUNNING')";
    private static final int PART = 1 << 20;

    private final JdbcTemplate database;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

    /** @param alone begins transactions of their own, beside that of an import */
    public ImportTasks(JdbcTemplate database, TransactionTemplate alone, Clock clock) {
        this.database = database;
        this.alone = alone;
        this.clock = clock;
    }

    /** Keeps what is to be done, with the file; its id. */
    public String add(ImportOrder order, byte[] file, String requester) {
        String id = UUID.randomUUID().toString();
        alone.executeWithoutResult(status -> {
            database.update(
                    "insert into ph_import_job (id, requester, work, state, attempt, created_at, outcome)"
                            + " values (?, ?, ?, 'WAITING', 1, ?, '')",
                    id,
                    requester,
                    written(order),
                    now());
            database.update("insert into ph_import_progress (job, rows_read, heard_at) values (?, 0, ?)", id, now());
            for (int part = 0; part * (long) PART < file.length; part++) {
                int from = part * PART;
                database.update(
                        "insert into ph_import_part (job, part, content) values (?, ?, ?)",
                        id,
                        part,
                        Arrays.copyOfRange(file, from, Math.min(file.length, from + PART)));
            }
        });
        return id;
    }

    public Optional<ImportTask> find(String id) {
        return database
                .query(
                        "select j.id, requester, state, attempt, outcome, rows_read from ph_import_job j"
                                + " join ph_import_progress p on p.job = j.id where j.id = ?",
                        (row, number) -> task(row),
                        id)
                .stream()
                .findFirst();
    }

    private static ImportTask task(ResultSet row) throws SQLException {
        return new ImportTask(
                row.getString("id"),
                row.getString("requester"),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getLong("rows_read"),
                Optional.of(row.getString("outcome")).filter(outcome -> !outcome.isEmpty()));
    }

    /** Begins to work on it; empty where it was cancelled, is at its end, or belongs to another attempt. */
    Optional<ImportOrder> begin(String id, int attempt) {
        boolean begun = database.update(
                        "update ph_import_job set state = 'RUNNING' where id = ? and attempt = ? and " + OPEN,
                        id,
                        attempt)
                == 1;
        heard(id, 0);
        return begun
                ? Optional.of(
                        read(database.queryForObject("select work from ph_import_job where id = ?", String.class, id)))
                : Optional.empty();
    }

    /** Tells how far it is; false when the attempt is no longer that of who tells. */
    boolean progress(String id, int attempt, long rows) {
        return Boolean.TRUE.equals(alone.execute(status -> {
            heard(id, rows);
            return isCurrent(id, attempt);
        }));
    }

    private boolean isCurrent(String id, int attempt) {
        return !database.queryForList(
                        "select id from ph_import_job where id = ? and attempt = ? and state = 'RUNNING'",
                        String.class,
                        id,
                        attempt)
                .isEmpty();
    }

    private void heard(String id, long rows) {
        database.update("update ph_import_progress set rows_read = ?, heard_at = ? where job = ?", rows, now(), id);
    }

    /** Ends it, in the caller's transaction where there is one; false when the attempt is no longer that of the caller. */
    boolean end(String id, int attempt, State state, String outcome) {
        return database.update(
                        "update ph_import_job set state = ?, outcome = ?, ended_at = ? where id = ? and attempt = ? and "
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
                "update ph_import_job set state = 'CANCELLED', ended_at = ? where id = ? and " + OPEN, now(), id);
        forgetFile(id);
    }

    void forgetFile(String id) {
        database.update("delete from ph_import_part where job = ?", id);
    }

    VcfImport.StoredFile file(String id) {
        return () -> new PartsStream(database, id);
    }

    /** Those of which nothing was heard for so long that who worked on them must be gone; each with its next attempt. */
    List<ImportTask> abandoned(Duration silence) {
        List<String> silent = database.queryForList(
                "select j.id from ph_import_job j join ph_import_progress p on p.job = j.id where " + OPEN
                        + " and p.heard_at < ?",
                String.class,
                Timestamp.from(clock.instant().minus(silence)));
        return silent.stream().flatMap(id -> again(id).stream()).toList();
    }

    /** Empty where another node was faster. */
    private Optional<ImportTask> again(String id) {
        Optional<ImportTask> task = find(id);
        boolean taken = task.isPresent()
                && database.update(
                                "update ph_import_job set attempt = attempt + 1, state = 'WAITING' where id = ? and attempt = ? and "
                                        + OPEN,
                                id,
                                task.get().attempt())
                        == 1;
        if (taken) {
            heard(id, 0);
        }
        return taken ? find(id) : Optional.empty();
    }

    /** Forgets what ended so long ago. */
    void forget(Duration age) {
        Timestamp before = Timestamp.from(clock.instant().minus(age));
        for (String table : List.of("ph_import_part", "ph_import_progress")) {
            database.update(
                    "delete from " + table + " where job in (select id from ph_import_job where ended_at < ?)", before);
        }
        database.update("delete from ph_import_job where ended_at < ?", before);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private String written(ImportOrder order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An order cannot be written", e);
        }
    }

    private ImportOrder read(String work) {
        try {
            return json.readValue(work, ImportOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An order that was kept cannot be read", e);
        }
    }
}
