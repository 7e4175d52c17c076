package org.precisionhooks.fhir.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Finds variants that are present, of one patient or of all. Consent is not asked here. A range is compared on its own
 * reference sequence only: builds never mix.
 */
public final class VariantSearch {

    private static final String ALL = "select " + FiledRow.SOURCE + ", " + FiledRow.VARIANT
            + " from ph_variant v join ph_genomic_source s on s.id = v.source";
    private static final String SELECT = ALL + " where v.presence = 'PRESENT'";
    private static final String IN_RESOURCES =
            ALL + " join unnest(cast(? as varchar(128) array)) as asked(resource) on asked.resource = s.resource";
    private static final String OF_PATIENT = " and v.patient = ?";
    private static final String IN_RANGE =
            " and v.accession = ? and v.bin = ? and v.start0 between ? and ? and v.end0 >= ?";
    private static final String EXACT =
            " and v.accession = ? and v.bin = ? and v.start0 = ? and v.ref = ? and v.alt = ?";
    private static final String NAMED = " and v.source in (select n.source from ph_variant_name n where n.name = ?)";
    private static final String ORDER = " order by v.start0, s.resource, s.part, v.ref, v.alt";

    private static final int SOME = 200;

    private final JdbcTemplate database;

    public VariantSearch(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /** Simple variants that replace a base of the range, or insert in it or at its ends (genomics-fhir.md section 6.4). */
    public List<FiledVariant> overlapping(String patient, GenomicRegion range) {
        return Stream.of(VariantBin.SHORT, VariantBin.LONG)
                .flatMap(bin -> reaching(Optional.of(patient), bin, range).stream())
                .filter(found -> found.variant()
                        .location()
                        .map(place -> place.region().overlaps(range))
                        .orElse(false))
                .toList();
    }

    /** Structural variants whose outer bounds, else the inner ones, share a base with the range. */
    public List<FiledVariant> intersecting(Optional<String> patient, GenomicRegion range) {
        return structural(patient, range)
                .filter(found -> StructuralBounds.intersect(found.variant(), range))
                .toList();
    }

    /** Structural variants whose inner bounds, else the outer ones, hold the whole range. */
    public List<FiledVariant> subsuming(Optional<String> patient, GenomicRegion range) {
        return structural(patient, range)
                .filter(found -> StructuralBounds.subsume(found.variant(), range))
                .toList();
    }

    private Stream<FiledVariant> structural(Optional<String> patient, GenomicRegion range) {
        return reaching(patient, VariantBin.STRUCTURAL, range).stream();
    }

    /** This very change. */
    public List<FiledVariant> at(Optional<String> patient, GenomicLocation place) {
        return query(
                patient,
                EXACT,
                place.referenceSequence(),
                VariantBin.of(place.region()).ordinal(),
                place.start(),
                place.reference(),
                place.alternate());
    }

    /** Those that were written with this expression or id. */
    public List<FiledVariant> named(Optional<String> patient, String name) {
        return query(patient, NAMED, name).stream()
                .filter(found -> found.variant().names().contains(name))
                .toList();
    }

    /** All simple, or all structural, variants of a patient on a reference sequence. */
    public List<FiledVariant> on(String patient, GenomicRegion sequence, boolean structural) {
        return (structural ? Stream.of(VariantBin.STRUCTURAL) : Stream.of(VariantBin.SHORT, VariantBin.LONG))
                .flatMap(bin -> reaching(Optional.of(patient), bin, sequence).stream())
                .toList();
    }

    /** Some of anyone on a reference sequence. */
    public List<FiledVariant> someOn(GenomicRegion sequence, boolean structural) {
        return query(
                Optional.empty(),
                " and v.accession = ? and v.bin = ?",
                ORDER + " limit " + SOME,
                List.of(
                        sequence.referenceSequence(),
                        (structural ? VariantBin.STRUCTURAL : VariantBin.SHORT).ordinal()));
    }

    /** Those that stand in these resources, whether present or not. */
    public List<FiledVariant> in(Set<String> resources) {
        return database.query(
                IN_RESOURCES + ORDER,
                (row, number) -> FiledRow.variant(row),
                new SqlArrayValue("varchar", resources.toArray()));
    }

    private List<FiledVariant> reaching(Optional<String> patient, VariantBin bin, GenomicRegion range) {
        return query(
                patient,
                IN_RANGE,
                range.referenceSequence(),
                bin.ordinal(),
                bin.earliest(range.start()),
                range.end(),
                range.start());
    }

    private List<FiledVariant> query(Optional<String> patient, String condition, Object... values) {
        return query(patient, condition, ORDER, List.of(values));
    }

    private List<FiledVariant> query(Optional<String> patient, String condition, String end, List<Object> values) {
        List<Object> arguments = new ArrayList<>(patient.stream().toList());
        arguments.addAll(values);
        return database.query(
                SELECT + (patient.isPresent() ? OF_PATIENT : "") + condition + end,
                (row, number) -> FiledRow.variant(row),
                arguments.toArray());
    }
}
