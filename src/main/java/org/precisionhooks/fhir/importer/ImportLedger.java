package org.precisionhooks.fhir.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers which resources an import made, so that the same file changes them in place ({@code ph_import}). */
public final class ImportLedger {

    private static final String IS_THIS = "patient = ? and file_hash = ? and sample = ? and test = ?";

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
    public record Key(String patient, String hash, String sample, String test) {

        /** In the order of the columns. */
        private Object[] and(Object... more) {
            return Stream.concat(Stream.of(patient, hash, sample, test), Stream.of(more))
                    .toArray();
        }
    }

    /** A resource that an import made. */
    public record Made(String type, String id) {}

    /** What an import of this key made before, by what each resource stands for. */
    public Map<String, Made> resources(Key key) {
        Map<String, Made> made = new HashMap<>();
        database.query(
                "select place, type, r.id from ph_import_resource r join ph_import i on i.id = r.import_id where "
                        + IS_THIS,
                row -> {
                    made.put(row.getString("place"), new Made(row.getString("type"), row.getString("id")));
                },
                key.and());
        return made;
    }

    /** The document that an import of this key came from, where it is still there. */
    public Optional<String> document(Key key) {
        return database
                .queryForList(
                        "select document from ph_import where document is not null and " + IS_THIS,
                        String.class,
                        key.and())
                .stream()
                .filter(this::isStored)
                .findFirst();
    }

    private boolean isStored(String document) {
        return !database.queryForList(
                        "select RES_ID from HFJ_RESOURCE where RES_TYPE = 'DocumentReference' and FHIR_ID = ?"
                                + " and RES_DELETED_AT is null",
                        Long.class,
                        logicalId(document))
                .isEmpty();
    }

    private static String logicalId(String document) {
        return document.substring(document.indexOf('/') + 1);
    }

    /** The security labels of a document: what is made of it needs no less care. */
    public List<Coding> labels(String document) {
        return database.query(
                "select d.TAG_SYSTEM, d.TAG_CODE from HFJ_RESOURCE r join HFJ_RES_TAG t on t.RES_ID = r.RES_ID"
                        + " join HFJ_TAG_DEF d on d.TAG_ID = t.TAG_ID where r.RES_TYPE = 'DocumentReference'"
                        + " and r.FHIR_ID = ? and d.TAG_TYPE = 2 order by d.TAG_SYSTEM, d.TAG_CODE",
                (row, number) -> new Coding(row.getString("TAG_SYSTEM"), row.getString("TAG_CODE"), null),
                logicalId(document));
    }

    /** Notes what an import made, in the place of what it made before. */
    public void note(Key key, Optional<String> document, Map<String, Made> resources) {
        String id = id(key).orElseGet(() -> added(key));
        database.update("update ph_import set document = ? where id = ?", document.orElse(null), id);
        database.update("delete from ph_import_resource where import_id = ?", id);
        database.batchUpdate(
                "insert into ph_import_resource (import_id, place, type, id) values (?, ?, ?, ?)",
                resources.entrySet().stream()
                        .map(each -> new Object[] {
                            id,
                            each.getKey(),
                            each.getValue().type(),
                            each.getValue().id()
                        })
                        .toList());
    }

    private Optional<String> id(Key key) {
        return database.queryForList("select id from ph_import where " + IS_THIS, String.class, key.and()).stream()
                .findFirst();
    }

    private String added(Key key) {
        String id = UUID.randomUUID().toString();
        database.update(
                "insert into ph_import (patient, file_hash, sample, test, id) values (?, ?, ?, ?, ?)", key.and(id));
        return id;
    }
}
