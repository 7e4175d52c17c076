package org.precisionhooks.fhir.index;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.ClinicalTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Table {@code ph_genomic_source}: the results that are indexed.
 *
 * @param database in whose current transaction all is done
 */
record GenomicSources(JdbcTemplate database) {

    private static final String INSERT = """
            insert into ph_genomic_source
                (patient, resource, part, kind, status, test, specimen, tested, tested_from, tested_to, words)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_RESOURCE = "select id from ph_genomic_source where resource = ? and kind = any(?)";
    private static final String OF_OTHERS = "select id from ph_genomic_source where resource = ? and patient <> ?";
    private static final String DELETE = "delete from ph_genomic_source where id = any(?)";

    /** Its key. */
    long add(String patient, IndexedResult result) {
        KeyHolder key = new GeneratedKeyHolder();
        database.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(INSERT, new String[] {"id"});
                    bind(insert, patient, result);
                    return insert;
                },
                key);
        return Objects.requireNonNull(key.getKey(), "The database gives each row a key")
                .longValue();
    }

    private static void bind(PreparedStatement insert, String patient, IndexedResult result) throws SQLException {
        String reference = result.source().reference();
        String resource = result.source().resource();
        Optional<ClinicalTime> time = result.source().time();
        insert.setString(1, patient);
        insert.setString(2, resource);
        insert.setString(3, reference.equals(resource) ? "" : reference.substring(resource.length() + 1));
        insert.setString(4, result.kind().name());
        insert.setString(5, result.source().status().name());
        insert.setString(6, result.test());
        insert.setString(7, result.specimen());
        insert.setString(8, time.map(ClinicalTime::text).orElse(""));
        insert.setTimestamp(9, bound(time.map(ClinicalTime::start)));
        insert.setTimestamp(10, bound(time.map(ClinicalTime::end)));
        insert.setString(11, result.words());
    }

    /** An open end has none. */
    private static @Nullable Timestamp bound(Optional<Instant> instant) {
        return instant.filter(known -> !known.equals(Instant.MIN) && !known.equals(Instant.MAX))
                .map(Timestamp::from)
                .orElse(null);
    }

    List<Long> of(String resource, List<ResultKind> kinds) {
        String[] names = kinds.stream().map(Enum::name).toArray(String[]::new);
        return database.queryForList(OF_RESOURCE, Long.class, resource, new SqlArrayValue("varchar", (Object[]) names));
    }

    /** Those of a resource that were indexed for another patient. */
    List<Long> ofOthers(String patient, String resource) {
        return database.queryForList(OF_OTHERS, Long.class, resource, patient);
    }

    /** The resources of which anything is indexed for a patient. */
    List<String> resources(String patient) {
        return database.queryForList(
                "select distinct resource from ph_genomic_source where patient = ?", String.class, patient);
    }

    void remove(List<Long> keys) {
        if (!keys.isEmpty()) {
            database.update(DELETE, keys(keys));
        }
    }

    static SqlArrayValue keys(List<Long> keys) {
        return new SqlArrayValue("bigint", keys.toArray());
    }
}
