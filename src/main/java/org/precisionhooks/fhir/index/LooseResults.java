package org.precisionhooks.fhir.index;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.precisionhooks.fhir.source.FhirReference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Results that name nobody: they are of the patient whose report or result leads to them, and of no one where none does or
 * several do (genomics-fhir.md section 3.10). Read from HAPI's own index of references; consent is not asked here.
 */
public final class LooseResults {

    /** Stands in the index for the patient of a result that names nobody. */
    static final String NOBODY = "";

    /** A group of groups is deep already. */
    private static final int MOST_LEVELS = 10;

    private static final String LEADING =
            " in ('Observation.derivedFrom', 'Observation.hasMember', 'DiagnosticReport.result')";
    private static final String SUBJECT =
            " in ('Observation.subject', 'Observation.subject.where(resolve() is Patient)',"
                    + " 'DiagnosticReport.subject', 'DiagnosticReport.subject.where(resolve() is Patient)')";

    private static final String ANY = "select id from ph_genomic_source where patient = '' limit 1";

    private static final String LED_TO_FROM_PATIENT = """
            select distinct t.RES_TYPE, t.FHIR_ID
            from HFJ_RESOURCE p join HFJ_RES_LINK k on k.TARGET_RESOURCE_ID = p.RES_ID
            join HFJ_RES_LINK l on l.SRC_RESOURCE_ID = k.SRC_RESOURCE_ID
            join HFJ_RESOURCE t on t.RES_ID = l.TARGET_RESOURCE_ID
            where p.RES_TYPE = 'Patient' and p.FHIR_ID = ? and t.RES_DELETED_AT is null
            and k.SRC_PATH""" + SUBJECT + " and l.SRC_PATH" + LEADING;

    private static final String LED_TO = """
            select distinct t.RES_TYPE, t.FHIR_ID
            from unnest(cast(? as varchar(64) array)) as asked(FHIR_ID)
            join HFJ_RESOURCE h on h.RES_TYPE = ? and h.FHIR_ID = asked.FHIR_ID
            join HFJ_RES_LINK l on l.SRC_RESOURCE_ID = h.RES_ID
            join HFJ_RESOURCE t on t.RES_ID = l.TARGET_RESOURCE_ID
            where t.RES_DELETED_AT is null and l.SRC_PATH""" + LEADING;

    private static final String HOLDERS = """
            select distinct t.RES_TYPE, t.FHIR_ID, h.RES_TYPE as HOLDER_TYPE, h.FHIR_ID as HOLDER_ID, p.FHIR_ID as PATIENT
            from unnest(cast(? as varchar(64) array)) as asked(FHIR_ID)
            join HFJ_RESOURCE t on t.RES_TYPE = ? and t.FHIR_ID = asked.FHIR_ID
            join HFJ_RES_LINK l on l.TARGET_RESOURCE_ID = t.RES_ID
            join HFJ_RESOURCE h on h.RES_ID = l.SRC_RESOURCE_ID
            left join HFJ_RES_LINK k on k.SRC_RESOURCE_ID = h.RES_ID and k.SRC_PATH""" + SUBJECT + """
            \s
            left join HFJ_RESOURCE p on p.RES_ID = k.TARGET_RESOURCE_ID and p.RES_TYPE = 'Patient'
            where h.RES_DELETED_AT is null and l.SRC_PATH""" + LEADING;

    private final JdbcTemplate database;

    public LooseResults(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /**
     * A report or result that leads to another.
     *
     * @param target {@code Type/id} of what it leads to
     * @param reference its own
     * @param patient logical id, where it names one
     */
    public record Holder(String target, String reference, Optional<String> patient) {}

    /** Those that a patient's results lead to, and nobody else's. */
    Set<String> of(String patient) {
        if (database.queryForList(ANY, Long.class).isEmpty()) {
            return Set.of();
        }
        Set<String> led = new TreeSet<>();
        List<String> next = database.query(LED_TO_FROM_PATIENT, (row, number) -> reference(row), patient);
        for (int level = 0; level < MOST_LEVELS && !next.isEmpty(); level++) {
            List<String> fresh = next.stream().filter(led::add).toList();
            next = byType(fresh, LED_TO, (row, number) -> reference(row));
        }
        led.retainAll(loose(led));
        Map<String, String> patients = patients(led);
        led.removeIf(reference -> !patient.equals(patients.get(reference)));
        return led;
    }

    /** Everyone who is led to one. */
    Collection<String> everyone() {
        return patients(database.queryForList(
                        "select distinct resource from ph_genomic_source where patient = ''", String.class))
                .values();
    }

    private Set<String> loose(Set<String> references) {
        return new HashSet<>(database.queryForList(
                "select s.resource from unnest(cast(? as varchar(128) array)) as asked(resource)"
                        + " join ph_genomic_source s on s.resource = asked.resource where s.patient = ''",
                String.class,
                new SqlArrayValue("varchar", references.toArray())));
    }

    /** The one patient of each, where one is all that lead to it. */
    Map<String, String> patients(Collection<String> references) {
        Map<String, Set<String>> found = new HashMap<>();
        Map<String, Set<String>> passed = new HashMap<>();
        Map<String, Set<String>> next = new HashMap<>();
        references.forEach(reference -> next.put(reference, Set.of(reference)));
        for (int level = 0; level < MOST_LEVELS && !next.isEmpty(); level++) {
            Map<String, Set<String>> below = Map.copyOf(next);
            next.clear();
            for (Holder holder : holders(below.keySet())) {
                for (String root : below.getOrDefault(holder.target(), Set.of())) {
                    if (holder.patient().isPresent()) {
                        found.computeIfAbsent(root, key -> new HashSet<>())
                                .add(holder.patient().get());
                    } else if (passed.computeIfAbsent(root, key -> new HashSet<>())
                            .add(holder.reference())) {
                        next.computeIfAbsent(holder.reference(), key -> new HashSet<>())
                                .add(root);
                    }
                }
            }
        }
        return onlyOnes(found);
    }

    private static Map<String, String> onlyOnes(Map<String, Set<String>> patients) {
        return patients.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }

    /** What leads to these. */
    public List<Holder> holders(Collection<String> references) {
        return byType(
                references,
                HOLDERS,
                (row, number) -> new Holder(
                        reference(row),
                        row.getString("HOLDER_TYPE") + "/" + row.getString("HOLDER_ID"),
                        Optional.ofNullable(row.getString("PATIENT"))));
    }

    @FunctionalInterface
    private interface Row<T> {

        T read(ResultSet row, int number) throws SQLException;
    }

    private <T> List<T> byType(Collection<String> references, String sql, Row<T> reader) {
        Map<String, Set<String>> ids = references.stream()
                .flatMap(reference -> FhirReference.parse(reference).stream())
                .collect(groupingBy(FhirReference::type, mapping(FhirReference::id, toSet())));
        return ids.entrySet().stream()
                .flatMap(entry -> database
                        .query(
                                sql,
                                reader::read,
                                new SqlArrayValue("varchar", entry.getValue().toArray()),
                                entry.getKey())
                        .stream())
                .toList();
    }

    private static String reference(ResultSet row) throws SQLException {
        return row.getString("RES_TYPE") + "/" + row.getString("FHIR_ID");
    }
}
