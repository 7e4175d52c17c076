package org.precisionhooks.fhir.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers which resources an import made, so that the same file changes them in place ({@code ph_import}). */
public final class ImportLedger {

    private final JdbcTemplate database;

    /** @param database shares the connection of HAPI's transactions */
    public ImportLedger(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * What makes an import the same as another.
     *
     * @param hash of the file
     * @param sample name of the sample in the file
     * @param test identifier of the test, may be empty
     */
    public record Key(String patient, String hash, String sample, String test) {}

    /** The study that an import of this key made before. */
    Optional<String> study(Key key) {
        return database
                .queryForList(
                        "select study from ph_import where patient = ? and file_hash = ? and sample = ? and test = ?",
                        String.class,
                        key.patient(),
                        key.hash(),
                        key.sample(),
                        key.test())
                .stream()
                .findFirst();
    }

    /** Ids of the Observations that belong to a study, by the place of their finding. */
    Map<String, String> observations(String study) {
        Map<String, String> ids = new HashMap<>();
        database.query(
                "select place, observation from ph_import_finding where study = ?",
                row -> {
                    ids.put(row.getString("place"), row.getString("observation"));
                },
                study);
        return ids;
    }

    /** Notes what an import made, in the place of what it made before. */
    void note(Key key, String study, Map<String, String> observations) {
        study(key).ifPresent(before -> {
            database.update("delete from ph_import_finding where study = ?", before);
            database.update("delete from ph_import where study = ?", before);
        });
        database.update(
                "insert into ph_import (study, patient, file_hash, sample, test) values (?, ?, ?, ?, ?)",
                study,
                key.patient(),
                key.hash(),
                key.sample(),
                key.test());
        database.batchUpdate(
                "insert into ph_import_finding (study, place, observation) values (?, ?, ?)",
                observations.entrySet().stream()
                        .map(each -> new Object[] {study, each.getKey(), each.getValue()})
                        .toList());
    }
}
