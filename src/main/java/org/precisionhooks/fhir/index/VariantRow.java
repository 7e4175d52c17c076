package org.precisionhooks.fhir.index;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/** Writes a variant into the columns of {@code ph_variant}. */
final class VariantRow {

    static final String INSERT = """
            insert into ph_variant
                (source, patient, build, chromosome, accession, bin, start0, end0, ref, alt, outer_start, outer_end, inner_start,
                 inner_end, structural_change, gene, names, source_class, presence, allelic_state, allele_fraction, copy_number,
                 phase_set, phase_copy)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final BigDecimal LARGEST = BigDecimal.valueOf(10_000_000_000L);

    private final ReferenceSequences sequences;
    private final UnaryOperator<GenomicLocation> spelling;
    private final PreparedStatement insert;

    VariantRow(ReferenceSequences sequences, UnaryOperator<GenomicLocation> spelling, PreparedStatement insert) {
        this.sequences = sequences;
        this.spelling = spelling;
        this.insert = insert;
    }

    /** Binds all columns and adds them to the batch. */
    void add(long source, String patient, IndexedVariant variant) throws SQLException {
        insert.setLong(1, source);
        insert.setString(2, patient);
        if (variant.fact() instanceof StructuralVariant structural) {
            bind(structural);
        } else if (variant.fact() instanceof Variant simple) {
            bind(simple);
        }
        insert.addBatch();
    }

    private void bind(Variant variant) throws SQLException {
        Optional<GenomicLocation> location = variant.location().map(spelling);
        Optional<GenomicRegion> region = location.map(GenomicLocation::region);
        place(region, region.map(VariantBin::of).orElse(VariantBin.SHORT));
        insert.setString(9, location.map(GenomicLocation::reference).orElse(""));
        insert.setString(10, location.map(GenomicLocation::alternate).orElse(""));
        bounds(11, Optional.empty());
        bounds(13, Optional.empty());
        insert.setString(15, null);
        said(variant.gene(), variant.names());
        states(variant.origin(), variant.presence(), variant.zygosity());
        insert.setBigDecimal(21, decimal(variant.alleleFraction()));
        insert.setBigDecimal(22, null);
        insert.setString(23, variant.phase().map(Phase::set).orElse(null));
        insert.setObject(24, variant.phase().map(Phase::copy).orElse(null), Types.SMALLINT);
    }

    private void bind(StructuralVariant variant) throws SQLException {
        place(StructuralBounds.widest(variant), VariantBin.STRUCTURAL);
        insert.setString(9, "");
        insert.setString(10, "");
        bounds(11, variant.outer());
        bounds(13, variant.inner());
        insert.setString(15, variant.change().name());
        said(variant.gene(), variant.names());
        states(variant.origin(), variant.presence(), variant.zygosity());
        insert.setBigDecimal(21, null);
        insert.setBigDecimal(22, decimal(variant.copies().flatMap(Copies::number)));
        insert.setString(23, null);
        insert.setObject(24, null, Types.SMALLINT);
    }

    /** Only chromosomes are places; a gene record or a transcript is none (genomics-fhir.md section 3.9). */
    private void place(Optional<GenomicRegion> region, VariantBin bin) throws SQLException {
        Optional<ReferenceSequence> chromosome =
                region.map(GenomicRegion::referenceSequence).flatMap(sequences::of);
        insert.setString(3, chromosome.flatMap(VariantRow::build).orElse(null));
        insert.setString(4, chromosome.map(ReferenceSequence::chromosome).orElse(null));
        insert.setString(5, chromosome.map(ReferenceSequence::accession).orElse(null));
        insert.setInt(6, bin.ordinal());
        insert.setLong(7, region.map(GenomicRegion::start).orElse(0L));
        insert.setLong(8, region.map(GenomicRegion::end).orElse(0L));
    }

    /** The mitochondrion is of both builds, which is none to tell. */
    private static Optional<String> build(ReferenceSequence sequence) {
        return sequence.builds().size() == 1
                ? sequence.builds().stream().findFirst().map(GenomeBuild::label)
                : Optional.empty();
    }

    private void bounds(int column, Optional<GenomicRegion> region) throws SQLException {
        insert.setObject(column, region.map(GenomicRegion::start).orElse(null), Types.BIGINT);
        insert.setObject(column + 1, region.map(GenomicRegion::end).orElse(null), Types.BIGINT);
    }

    private void said(String gene, List<String> names) throws SQLException {
        insert.setString(16, gene);
        insert.setString(17, String.join("\n", names));
    }

    private void states(Origin origin, Presence presence, Zygosity zygosity) throws SQLException {
        insert.setString(18, origin.name());
        insert.setString(19, presence.name());
        insert.setString(20, zygosity.name());
    }

    /** A figure beyond all sense is no reason to refuse the resource. */
    private static @Nullable BigDecimal decimal(Optional<BigDecimal> value) {
        return value.filter(figure -> figure.abs().compareTo(LARGEST) < 0).orElse(null);
    }
}
