package org.precisionhooks.fhir.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Finds variants that are present, of one patient or of all. Consent is not asked here. A range is compared on its own
 * reference sequence only: builds never mix. What may be much is read in portions as it is taken.
 */
public final class VariantSearch {

    private static final String IN_RESOURCES = VariantRows.ALL
            + " join unnest(cast(? as varchar(128) array)) as asked(resource) on asked.resource = s.resource";
    private static final String EXACT =
            " and v.accession = ? and v.bin = ? and v.start0 = ? and v.ref = ? and v.alt = ?";
    private static final String ALIKE = " and v.accession = ? and v.bin = ? and v.start0 between ? and ?"
            + " and length(v.ref) = ? and length(v.alt) = ?";
    private static final String OF_GENE = " and v.gene = ? and v.names like '%p.%'";
    private static final String WITHOUT_PLACE =
            " and v.gene = ? and v.accession is null and v.structural_change is null";
    private static final String COUNTS = "select s.resource, v.gene, v.source_class, count(*) as variants"
            + " from ph_variant v join ph_genomic_source s on s.id = v.source"
            + " where v.patient = ? and v.presence = 'PRESENT' and s.resource like 'Procedure/%'"
            + " group by s.resource, v.gene, v.source_class order by s.resource, v.gene, v.source_class";
    private static final String NAMED_LIKE =
            " and v.source in (select n.source from ph_variant_name n where n.name like ? escape '!')";
    private static final String NAMED = " and v.source in (select n.source from ph_variant_name n where n.name = ?)";

    private static final int SOME = 200;

    private final JdbcTemplate database;
    private final VariantRows rows;

    public VariantSearch(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
        this.rows = new VariantRows(dataSource);
    }

    /** Simple variants that replace a base of the range, or insert in it or at its ends (genomics-fhir.md section 6.4). */
    public Stream<FiledVariant> overlapping(Optional<String> patient, GenomicRegion range) {
        return simple(patient, range)
                .filter(found -> found.variant()
                        .location()
                        .map(place -> place.region().overlaps(range))
                        .orElse(false));
    }

    /** Structural variants whose outer bounds, else the inner ones, share a base with the range. */
    public Stream<FiledVariant> intersecting(Optional<String> patient, GenomicRegion range) {
        return structural(patient, range).filter(found -> StructuralBounds.intersect(found.variant(), range));
    }

    /** Structural variants whose inner bounds, else the outer ones, hold the whole range. */
    public Stream<FiledVariant> subsuming(Optional<String> patient, GenomicRegion range) {
        return structural(patient, range).filter(found -> StructuralBounds.subsume(found.variant(), range));
    }

    /** Not by a flat map, which takes all of its parts at once where it is iterated over. */
    private Stream<FiledVariant> simple(Optional<String> patient, GenomicRegion range) {
        return Stream.concat(
                rows.reaching(patient, VariantBin.SHORT, range), rows.reaching(patient, VariantBin.LONG, range));
    }

    private Stream<FiledVariant> structural(Optional<String> patient, GenomicRegion range) {
        return rows.reaching(patient, VariantBin.STRUCTURAL, range);
    }

    /** This very change. */
    public List<FiledVariant> at(Optional<String> patient, GenomicLocation place) {
        return rows.query(
                patient,
                EXACT,
                place.referenceSequence(),
                VariantBin.of(place.region()).ordinal(),
                place.start(),
                place.reference(),
                place.alternate());
    }

    /** Changes that replace as many bases by as many others, not far from a place. */
    public List<FiledVariant> alike(Optional<String> patient, GenomicLocation place, int distance) {
        return rows.query(
                patient,
                ALIKE,
                place.referenceSequence(),
                VariantBin.of(place.region()).ordinal(),
                Math.max(0, place.start() - distance),
                place.start() + distance,
                (long) place.reference().length(),
                (long) place.alternate().length());
    }

    /** Those of a gene that were written with a change of the protein. */
    public List<FiledVariant> withProteinChange(Optional<String> patient, String gene) {
        return rows.query(patient, OF_GENE, gene);
    }

    /** Those of a gene whose place is not known. */
    public List<FiledVariant> withoutPlace(Optional<String> patient, String gene) {
        return rows.query(patient, WITHOUT_PLACE, gene);
    }

    /**
     * Those that were written with a description on some version of a sequence.
     *
     * @param accession without version
     */
    public List<FiledVariant> describedOn(Optional<String> patient, String accession, String description) {
        String pattern = (accession + ".%:" + description).replace("_", "!_");
        return rows.query(patient, NAMED_LIKE, pattern).stream()
                .filter(found -> found.variant().names().stream()
                        .anyMatch(name -> name.startsWith(accession + ".") && name.endsWith(":" + description)))
                .toList();
    }

    /** Those that were written with this expression or id. */
    public List<FiledVariant> named(Optional<String> patient, String name) {
        return rows.query(patient, NAMED, name).stream()
                .filter(found -> found.variant().names().contains(name))
                .toList();
    }

    /** All simple variants of a patient on a reference sequence. */
    public Stream<FiledVariant> simpleOn(String patient, GenomicRegion sequence) {
        return simple(Optional.of(patient), sequence);
    }

    /** All structural variants of a patient on a reference sequence. */
    public Stream<FiledVariant> structuralOn(String patient, GenomicRegion sequence) {
        return structural(Optional.of(patient), sequence);
    }

    /** Some simple variants of anyone on a reference sequence. */
    public List<FiledVariant> someSimpleOn(GenomicRegion sequence) {
        return someOn(sequence, VariantBin.SHORT);
    }

    /** Some structural variants of anyone on a reference sequence. */
    public List<FiledVariant> someStructuralOn(GenomicRegion sequence) {
        return someOn(sequence, VariantBin.STRUCTURAL);
    }

    private List<FiledVariant> someOn(GenomicRegion sequence, VariantBin bin) {
        return rows.query(
                Optional.empty(),
                " and v.accession = ? and v.bin = ?",
                VariantRows.ORDER + " limit " + SOME,
                List.of(sequence.referenceSequence(), bin.ordinal()));
    }

    /** Those that stand in these resources, whether present or not. */
    public List<FiledVariant> in(Set<String> resources) {
        return rows.owned(database.query(
                IN_RESOURCES + VariantRows.ORDER,
                (row, number) -> FiledRow.variant(row),
                new SqlArrayValue("varchar", resources.toArray())));
    }

    /** How many variants each imported study of a patient found, by gene. */
    public List<StudyCount> countsOfStudies(String patient) {
        return database.query(
                COUNTS,
                (row, number) -> new StudyCount(
                        row.getString("resource"),
                        row.getString("gene"),
                        Origin.valueOf(row.getString("source_class")),
                        row.getLong("variants")),
                patient);
    }

    /** The first variants that an imported study found in some genes. */
    public List<FiledVariant> ofStudy(String study, Set<String> genes, int most) {
        return database.query(
                VariantRows.SELECT
                        + " and s.resource = ? and v.gene = any(?) order by v.gene, v.start0, v.ref, v.alt limit "
                        + most,
                (row, number) -> FiledRow.variant(row),
                study,
                new SqlArrayValue("varchar", genes.toArray()));
    }
}
