package org.precisionhooks.fhir.importer.vcf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.importer.vcf.VcfCall.Place;
import org.precisionhooks.fhir.importer.vcf.VcfRequest.Sources;
import org.precisionhooks.genome.CuratedVariants;

/** Makes facts of called alleles. */
final class Findings {

    private static final int FRACTION_DIGITS = 4;

    private final Sources sources;
    private final Origin origin;
    private final Sex sex;
    private final Tables tables;
    private final PhaseBlocks phases = new PhaseBlocks();

    /**
     * What is known of places and figures.
     *
     * @param genes the gene that a change in a region is called by, or an empty text
     */
    record Tables(
            VcfThresholds thresholds,
            SingleCopies copies,
            CuratedVariants variants,
            Function<GenomicRegion, String> genes) {}

    Findings(VcfRequest request, Tables tables) {
        this.sources = request.sources();
        this.origin = request.origin();
        this.sex = request.sex();
        this.tables = tables;
    }

    /** Whether the build is known to have other bases where the row begins: of another build, or damaged. */
    boolean isOnAnotherReference(Row row) {
        return tables.variants()
                .contradict(new GenomicLocation(row.sequence().accession(), row.start(), row.reference(), ""));
    }

    /** To be told of every row in turn. */
    PhaseBlocks phases() {
        return phases;
    }

    VcfCall.Sequence present(Row row, Genotype genotype, int allele) {
        Optional<BigDecimal> fraction = fraction(row, allele);
        GenomicLocation location = location(row, allele);
        String gene = tables.genes().apply(location.region());
        Variant fact = new Variant(
                sources.of(gene),
                gene,
                origin,
                Presence.PRESENT,
                zygosity(row, genotype, allele, fraction),
                row.ids(),
                Optional.of(location),
                phases.phase(row, genotype, allele),
                fraction);
        return new VcfCall.Sequence(
                place(row, genotype, allele),
                fact,
                genotype.isPartial(),
                row.sample().number("DP"));
    }

    /** An allele that the row names and that no copy carries. */
    VcfCall.Sequence absent(Row row, Genotype genotype, int allele) {
        GenomicLocation location = location(row, allele);
        String gene = tables.genes().apply(location.region());
        Variant fact = new Variant(
                sources.of(gene), gene, origin, Presence.ABSENT, Zygosity.UNKNOWN, row.ids(), Optional.of(location));
        return new VcfCall.Sequence(
                place(row, genotype, allele), fact, false, row.sample().number("DP"));
    }

    /** @param allele 0 where only copies were counted */
    Optional<VcfCall.Structural> structural(Row row, Genotype genotype, int allele) {
        StructuralKind kind = kind(row, allele);
        return StructuralBounds.of(row, kind)
                .map(bounds -> new VcfCall.Structural(
                        place(row, genotype, allele), structural(row, genotype, allele, kind, bounds)));
    }

    private StructuralVariant structural(
            Row row, Genotype genotype, int allele, StructuralKind kind, StructuralBounds bounds) {
        String gene = tables.genes().apply(bounds.outer());
        return new StructuralVariant(
                sources.of(gene),
                gene,
                origin,
                Presence.PRESENT,
                allele == 0 ? Zygosity.UNKNOWN : copies(row, genotype, allele),
                kind.change(),
                Optional.of(bounds.outer()),
                bounds.inner(),
                CopyNumber.of(row, genotype).map(Copies::of),
                row.ids());
    }

    /** A symbol that only counts copies says less than the type of the row. */
    private static StructuralKind kind(Row row, int allele) {
        String symbol = allele > 0
                ? row.alternate(allele)
                : row.alternates().stream().findFirst().orElse("");
        StructuralKind named = StructuralKind.of(symbol).orElse(StructuralKind.CNV);
        return named == StructuralKind.CNV
                ? row.info().value("SVTYPE").flatMap(StructuralKind::named).orElse(named)
                : named;
    }

    static GenomicLocation location(Row row, int allele) {
        return GenomicLocation.trimmed(row.sequence().accession(), row.start(), row.reference(), row.alternate(allele));
    }

    private Zygosity zygosity(Row row, Genotype genotype, int allele, Optional<BigDecimal> fraction) {
        if (row.isMitochondrial()) {
            return fraction.map(share ->
                            tables.thresholds().isHomoplasmic(share) ? Zygosity.HOMOPLASMIC : Zygosity.HETEROPLASMIC)
                    .orElse(Zygosity.UNKNOWN);
        }
        return copies(row, genotype, allele);
    }

    /** The genotype of a tumour counts no copies of it; a single allele where there are two copies leaves the other open. */
    private Zygosity copies(Row row, Genotype genotype, int allele) {
        boolean open = genotype.ploidy() == 1 && !tables.copies().at(row) || areOfTheOtherSex(row, genotype);
        return open || origin == Origin.SOMATIC ? Zygosity.UNKNOWN : genotype.zygosity(allele);
    }

    /** One copy of X where the patient has two, or a copy of Y where she has none: how many there are is not known. */
    boolean areOfTheOtherSex(Row row, Genotype genotype) {
        return sex == Sex.FEMALE
                && origin != Origin.SOMATIC
                && !genotype.isMissing()
                && tables.copies().at(row)
                && (genotype.ploidy() == 1 || row.isOfMaleChromosome());
    }

    private static Optional<BigDecimal> fraction(Row row, int allele) {
        SampleValues sample = row.sample();
        Optional<Integer> depth = sample.number("DP").or(() -> sample.sum("AD"));
        Optional<Integer> shown = sample.number("AD", allele);
        if (shown.isEmpty() || depth.isEmpty() || depth.get() == 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(shown.get())
                .divide(BigDecimal.valueOf(depth.get()), FRACTION_DIGITS, RoundingMode.HALF_EVEN)
                .min(BigDecimal.ONE));
    }

    private static Place place(Row row, Genotype genotype, int allele) {
        List<String> alternates = row.alternates();
        String alternate = allele > 0 ? row.alternate(allele) : String.join(",", alternates);
        return new Place(row.line(), row.position(), row.reference(), alternate, allele, genotype.text());
    }
}
