package org.precisionhooks.fhir.index;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Finds results by kind, of one patient or of all. Consent is not asked here. */
public final class ResultSearch {

    private static final String SELECT = "select " + FiledRow.SOURCE + " from ph_genomic_source s";
    private static final String OF_KIND = " where s.kind = any(?)";
    private static final String OF_PATIENTS =
            " join unnest(cast(? as varchar(64) array)) as asked(patient) on asked.patient = s.patient";
    private static final String ORDER = " order by s.patient, s.resource, s.part";

    private static final String IN_RESOURCES =
            " join unnest(cast(? as varchar(128) array)) as asked(resource) on asked.resource = s.resource";

    private final JdbcTemplate database;
    private final LooseResults loose;

    public ResultSearch(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
        this.loose = new LooseResults(dataSource);
    }

    public List<FiledResult> of(String patient, Set<ResultKind> kinds) {
        List<FiledResult> own = query(OF_KIND + " and s.patient = ?", kinds(kinds), patient);
        Set<String> led = loose.of(patient);
        if (led.isEmpty()) {
            return own;
        }
        List<FiledResult> nobodys =
                query(IN_RESOURCES + OF_KIND, new SqlArrayValue("varchar", led.toArray()), kinds(kinds));
        return Stream.concat(own.stream(), nobodys.stream().map(one -> one.of(patient)))
                .toList();
    }

    public List<FiledResult> ofAll(Set<String> patients, Set<ResultKind> kinds) {
        return query(OF_PATIENTS + OF_KIND, new SqlArrayValue("varchar", patients.toArray()), kinds(kinds));
    }

    /** Candidates of all patients: those that hold a word, in lower case, among their codes and names. */
    public List<FiledResult> withWord(String word, Set<ResultKind> kinds) {
        return owned(query(
                OF_KIND + " and s.words like ? escape '\\'",
                kinds(kinds),
                "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%"));
    }

    private List<FiledResult> owned(List<FiledResult> found) {
        Set<String> nobodys = found.stream()
                .filter(one -> one.patient().equals(LooseResults.NOBODY))
                .map(one -> one.result().source().resource())
                .collect(Collectors.toSet());
        Map<String, String> patients = nobodys.isEmpty() ? Map.of() : loose.patients(nobodys);
        return found.stream()
                .flatMap(one -> one.patient().equals(LooseResults.NOBODY)
                        ? Stream.ofNullable(patients.get(one.result().source().resource()))
                                .map(one::of)
                        : Stream.of(one))
                .toList();
    }

    /** Everyone of whom anything genomic is indexed. */
    public Set<String> patients() {
        Set<String> patients = new TreeSet<>(database.queryForList(
                "select distinct patient from ph_genomic_source where patient <> ''", String.class));
        patients.addAll(loose.everyone());
        return patients;
    }

    private List<FiledResult> query(String condition, Object... arguments) {
        return database.query(SELECT + condition + ORDER, (row, number) -> FiledRow.result(row), arguments);
    }

    private static SqlArrayValue kinds(Set<ResultKind> kinds) {
        return new SqlArrayValue("varchar", kinds.stream().map(Enum::name).toArray());
    }
}
