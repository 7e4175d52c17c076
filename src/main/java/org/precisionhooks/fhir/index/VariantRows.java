package org.precisionhooks.fhir.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.VariantPortions.Placed;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads rows of variants, and gives each to the patient whose it is: by its subject, or by what leads to it. */
final class VariantRows {

    static final String ALL = "select " + FiledRow.SOURCE + ", " + FiledRow.VARIANT
            + " from ph_variant v join ph_genomic_source s on s.id = v.source";
    static final String SELECT = ALL + " where v.presence = 'PRESENT'";
    static final String ORDER = " order by v.start0, s.resource, s.part, v.ref, v.alt";
    private static final String OF_PATIENT = " and v.patient = ?";
    private static final String IN_RANGE =
            " and v.accession = ? and v.bin = ? and v.start0 between ? and ? and v.end0 >= ?";
    /** In the order of the index, so that nothing is sorted. */
    private static final String BY_START = " order by v.patient, v.accession, v.bin, v.start0 limit ?";

    private static final String OF_ALL_BY_START = " order by v.accession, v.bin, v.start0 limit ?";
    private static final Optional<String> NOBODYS = Optional.of(LooseResults.NOBODY);

    private final JdbcTemplate database;
    private final LooseResults loose;

    VariantRows(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
        this.loose = new LooseResults(dataSource);
    }

    /** Those that touch a range, in portions as they are taken. */
    Stream<FiledVariant> reaching(Optional<String> patient, VariantBin bin, GenomicRegion range) {
        Stream<FiledVariant> found = rows(patient, bin, range);
        if (patient.isEmpty()) {
            return found.flatMap(one -> owned(List.of(one)).stream());
        }
        Set<String> led = loose.of(patient.get());
        return led.isEmpty()
                ? found
                : Stream.concat(found, rows(NOBODYS, bin, range).flatMap(one -> ledTo(one, led, patient.get())));
    }

    private Stream<FiledVariant> rows(Optional<String> patient, VariantBin bin, GenomicRegion range) {
        String sql = SELECT
                + (patient.isPresent() ? OF_PATIENT : "")
                + IN_RANGE
                + (patient.isPresent() ? BY_START : OF_ALL_BY_START);
        return VariantPortions.stream(bin.earliest(range.start()), (from, most) -> {
            List<Object> arguments = new ArrayList<>(patient.stream().toList());
            arguments.addAll(List.of(range.referenceSequence(), bin.ordinal(), from, range.end(), range.start(), most));
            return database.query(
                    sql,
                    (row, number) -> new Placed(row.getLong("start0"), FiledRow.variant(row)),
                    arguments.toArray());
        });
    }

    /** Those that a condition with its values is true of. */
    List<FiledVariant> query(Optional<String> patient, String condition, Object... values) {
        return query(patient, condition, ORDER, List.of(values));
    }

    List<FiledVariant> query(Optional<String> patient, String condition, String end, List<Object> values) {
        List<FiledVariant> found = rows(patient, condition, end, values);
        if (patient.isEmpty()) {
            return owned(found);
        }
        Set<String> led = loose.of(patient.get());
        return led.isEmpty()
                ? found
                : Stream.concat(
                                found.stream(),
                                rows(NOBODYS, condition, end, values).stream()
                                        .flatMap(one -> ledTo(one, led, patient.get())))
                        .toList();
    }

    private static Stream<FiledVariant> ledTo(FiledVariant one, Set<String> led, String patient) {
        return led.contains(one.variant().fact().source().resource()) ? Stream.of(one.of(patient)) : Stream.empty();
    }

    /** Those that name nobody with the patient who is led to them from, or without them. */
    List<FiledVariant> owned(List<FiledVariant> found) {
        Set<String> nobodys = found.stream()
                .filter(one -> one.patient().equals(LooseResults.NOBODY))
                .map(one -> one.variant().fact().source().resource())
                .collect(Collectors.toSet());
        if (nobodys.isEmpty()) {
            return found;
        }
        Map<String, String> patients = loose.patients(nobodys);
        return found.stream()
                .flatMap(one -> one.patient().equals(LooseResults.NOBODY)
                        ? Stream.ofNullable(patients.get(
                                        one.variant().fact().source().resource()))
                                .map(one::of)
                        : Stream.of(one))
                .toList();
    }

    private List<FiledVariant> rows(Optional<String> patient, String condition, String end, List<Object> values) {
        List<Object> arguments = new ArrayList<>(patient.stream().toList());
        arguments.addAll(values);
        return database.query(
                SELECT + (patient.isPresent() ? OF_PATIENT : "") + condition + end,
                (row, number) -> FiledRow.variant(row),
                arguments.toArray());
    }
}
