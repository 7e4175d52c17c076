package org.precisionhooks.fhir.index;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The reports, orders, studies and specimens of a patient by their identifiers, and the results that a report lists: by them
 * a result is of a test that it does not name itself. Read from HAPI's own index; consent is not asked here.
 */
public final class TestLinks {

    /** A group of groups is deep already. */
    private static final int MOST_LEVELS = 10;

    private static final String IDENTIFIED = """
            select distinct r.RES_TYPE, r.FHIR_ID, t.SP_SYSTEM, t.SP_VALUE
            from HFJ_RESOURCE p join HFJ_RES_LINK l on l.TARGET_RESOURCE_ID = p.RES_ID
            join HFJ_RESOURCE r on r.RES_ID = l.SRC_RESOURCE_ID
            join HFJ_SPIDX_TOKEN t on t.RES_ID = r.RES_ID
            where p.RES_TYPE = 'Patient' and p.FHIR_ID = ? and r.RES_DELETED_AT is null
            and r.RES_TYPE in ('DiagnosticReport', 'ServiceRequest', 'Procedure', 'Specimen')
            and t.SP_NAME in ('identifier', 'accession') and t.SP_VALUE is not null""";

    private static final String LISTED = """
            select distinct o.FHIR_ID
            from HFJ_RESOURCE s join HFJ_RES_LINK l on l.SRC_RESOURCE_ID = s.RES_ID
            join HFJ_RESOURCE o on o.RES_ID = l.TARGET_RESOURCE_ID
            where s.RES_TYPE = ? and s.FHIR_ID = any(?) and l.SRC_PATH = ? and o.RES_TYPE = 'Observation'
            and o.RES_DELETED_AT is null""";

    private final JdbcTemplate database;

    public TestLinks(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /**
     * A resource that bears an identifier.
     *
     * @param reference {@code DiagnosticReport/id}
     * @param identifier {@code system|value}, or a bare value
     */
    public record Identified(String reference, String identifier) {}

    public List<Identified> of(String patient) {
        return database.query(
                IDENTIFIED,
                (row, number) -> {
                    String system = row.getString("SP_SYSTEM");
                    String value = row.getString("SP_VALUE");
                    return new Identified(
                            row.getString("RES_TYPE") + "/" + row.getString("FHIR_ID"),
                            system == null || system.isEmpty() ? value : system + "|" + value);
                },
                patient);
    }

    /** The Observations that reports list, and those that these group. */
    public Set<String> listedIn(Collection<String> reports) {
        Set<String> all = new LinkedHashSet<>();
        List<String> next = listed("DiagnosticReport", reports, "DiagnosticReport.result");
        for (int level = 0; level < MOST_LEVELS && !next.isEmpty(); level++) {
            List<String> fresh = next.stream().filter(all::add).toList();
            next = listed("Observation", fresh, "Observation.hasMember");
        }
        return all;
    }

    private List<String> listed(String type, Collection<String> references, String path) {
        String prefix = type + "/";
        Object[] ids = references.stream()
                .filter(reference -> reference.startsWith(prefix))
                .map(reference -> reference.substring(prefix.length()))
                .toArray();
        return ids.length == 0
                ? List.of()
                : database.query(
                        LISTED,
                        (row, number) -> "Observation/" + row.getString("FHIR_ID"),
                        type,
                        new SqlArrayValue("varchar", ids),
                        path);
    }
}
