package org.precisionhooks.fhir.source;

import java.sql.Connection;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stamps of patients' records, in the database that all nodes share. They are raised in the transaction that changes a
 * record, so that whoever reads a stamp after it was acknowledged sees the raised one.
 */
public final class RecordStamps {

    /** The row of what is nobody's; no FHIR id may look like it. It sorts first, hence is always locked first. */
    static final String SHARED = "*";

    private static final String READ = "select patient, version from ph_patient_stamp where patient in (?, ?)";
    private static final String RAISE = "update ph_patient_stamp set version = version + 1 where patient = ?";
    private static final String FIRST = "insert into ph_patient_stamp (patient, version) values (?, 1)";

    private final DataSource dataSource;
    private final JdbcTemplate database;
    private final TransactionTemplate alone;

    public RecordStamps(DataSource dataSource) {
        this.dataSource = dataSource;
        this.database = new JdbcTemplate(dataSource);
        this.alone = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** The stamp of now; to be read before the record that it stands for. */
    public RecordStamp of(String patient) {
        Map<String, Long> versions = new HashMap<>();
        database.query(
                READ,
                row -> {
                    versions.put(row.getString("patient"), row.getLong("version"));
                },
                patient,
                SHARED);
        return new RecordStamp(versions.getOrDefault(patient, 0L), versions.getOrDefault(SHARED, 0L));
    }

    /** Raises stamps in the current transaction, in the same order everywhere, so that no two writers wait for each other. */
    public void raise(Collection<String> patients) {
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("The transaction of the FHIR server does not show its database connection");
        }
        new TreeSet<>(patients).forEach(this::raise);
    }

    /** The same in a transaction of its own, for changes that HAPI announces outside of one. */
    void raiseAlone(Collection<String> patients) {
        alone.executeWithoutResult(status -> raise(patients));
    }

    private void raise(String patient) {
        if (database.update(RAISE, patient) == 0 && !isFirst(patient)) {
            database.update(RAISE, patient);
        }
    }

    /** False when another transaction was first; a savepoint keeps PostgreSQL's transaction usable after that. */
    private boolean isFirst(String patient) {
        return Boolean.TRUE.equals(database.execute((Connection connection) -> {
            Savepoint before = connection.setSavepoint();
            try {
                insert(patient);
                connection.releaseSavepoint(before);
                return true;
            } catch (DuplicateKeyException e) {
                connection.rollback(before);
                return false;
            }
        }));
    }

    private void insert(String patient) {
        database.update(FIRST, patient);
    }
}
