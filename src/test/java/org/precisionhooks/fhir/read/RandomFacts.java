package org.precisionhooks.fhir.read;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Genomic facts made at random from a seed, as the reader gives them. */
final class RandomFacts {

    private static final List<String> GENES = List.of("CYP2C19", "CYP2D6", "TPMT", "CFTR", "BRCA2", "APOE");
    /** A gene and a place that contradict each other are not read: these may lie anywhere, as far as our tables know. */
    private static final List<String> GENES_OF_NO_KNOWN_PLACE = List.of("EPHX1", "GLUL", "IL10", "GJA1", "ABCC4");

    private static final List<String> CHROMOSOMES =
            List.of("NC_000010.10", "NC_000010.11", "NC_000013.11", "NC_000023.10");
    private static final GenomicRegion BESIDE_BRCA2 = new GenomicRegion("NC_000013.11", 32_410_000, 32_440_000);
    private static final GenomicRegion BCR = new GenomicRegion("NC_000022.11", 23_180_000, 23_310_000);
    /** Far from each place of the tables, whose indels are brought into one spelling. */
    private static final int START = 2_000_000;

    private static final int SPAN = 30_000_000;

    private final Random random;
    private int count;

    RandomFacts(long seed) {
        this.random = new Random(seed);
    }

    GenomicFact next() {
        count++;
        return switch (random.nextInt(7)) {
            case 0 ->
                new Genotype(source("Observation"), gene(), origin(), one("*1/*2", "*1/*17", "*4x2/*10", "*3A/*3C"));
            case 1 -> new Haplotype(source("Observation"), gene(), origin(), one("*1", "*17", "*3A"));
            case 2 -> typing();
            case 3 -> structure();
            case 4 -> regions();
            case 5 ->
                new PhaseRelationship(
                        source("Observation"),
                        gene(),
                        origin(),
                        any(PhaseRelation.values()),
                        List.of("Observation/a" + count, "Observation/b" + count));
            default -> variant();
        };
    }

    private Source source(String type) {
        Optional<ClinicalTime> time = random.nextBoolean()
                ? ClinicalTime.parse(one("2026-03-01", "2025", "2026-03-01T10:00:00Z"), ZoneOffset.UTC)
                : Optional.empty();
        ResultStatus status = type.equals("Procedure") ? ResultStatus.FINAL : any(ResultStatus.values());
        return new Source(type + "/f" + count, status, time);
    }

    private HlaTyping typing() {
        boolean ambiguous = random.nextInt(4) == 0;
        List<String> alleles = new ArrayList<>(List.of(one("*57:01", "*15:02:01", "*08:01:01:01")));
        if (ambiguous || random.nextBoolean()) {
            alleles.add(one("*58:01", "*35:01"));
        }
        return new HlaTyping(
                source("Observation"),
                one("HLA-A", "HLA-B", "HLA-DRB1"),
                origin(),
                alleles,
                ambiguous,
                one("", "3.25.0"));
    }

    private Variant variant() {
        Presence presence = any(Presence.values());
        String gene = placedGene();
        Optional<GenomicLocation> location =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(location(presence, span(gene)));
        List<String> names = new ArrayList<>();
        if (random.nextBoolean()) {
            names.add(one("NM_900001.1:c.681G>A", "NM_900001.1:c.12_14del", "NM_900001.1:c.99dup"));
        }
        if (random.nextBoolean()) {
            names.add(one("NP_900001.1:p.Val600Glu", "NP_900001.1:p.Ala938Profs*21"));
        }
        if (random.nextBoolean()) {
            names.add(one("rs999999991", "ClinVar:9999999"));
        }
        location.ifPresent(at -> names.add(at.spdi()));
        return new Variant(
                source("Observation"),
                gene,
                origin(),
                presence,
                any(Zygosity.values()),
                names,
                location,
                random.nextBoolean() ? Optional.of(new Phase("set-" + count, random.nextInt(2))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(new BigDecimal(one("0.5", "0.07", "1", "0"))) : Optional.empty());
    }

    private String placedGene() {
        return random.nextInt(4) == 0 ? "BRCA2" : any(GENES_OF_NO_KNOWN_PLACE.toArray(new String[0]));
    }

    /** Where a change of the gene may begin. */
    private GenomicRegion span(String gene) {
        return switch (gene) {
            case "BRCA2" -> BESIDE_BRCA2;
            case "BCR::ABL1" -> BCR;
            default -> new GenomicRegion(any(CHROMOSOMES.toArray(new String[0])), START, START + SPAN);
        };
    }

    private long within(GenomicRegion span) {
        return span.start() + random.nextInt((int) (span.end() - span.start()));
    }

    private GenomicLocation location(Presence presence, GenomicRegion span) {
        String reference = bases();
        String alternate = presence == Presence.REFERENCE_CONFIRMED ? reference : bases();
        String chromosome = span.referenceSequence();
        long start = within(span);
        return reference.equals(alternate)
                ? new GenomicLocation(chromosome, start, "G", presence == Presence.REFERENCE_CONFIRMED ? "G" : "A")
                : GenomicLocation.trimmed(chromosome, start, reference, alternate);
    }

    private String bases() {
        StringBuilder bases = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        return bases.toString();
    }

    private StructuralVariant structure() {
        StructuralChange change = any(StructuralChange.values());
        boolean fusion = change == StructuralChange.GENE_FUSION;
        String gene = fusion ? "BCR::ABL1" : placedGene();
        GenomicRegion outer = region(span(gene));
        GenomicRegion inner = new GenomicRegion(outer.referenceSequence(), outer.start() + 10, outer.end() - 10);
        boolean counted = change == StructuralChange.COPY_NUMBER_VARIATION || random.nextInt(4) == 0;
        Optional<Copies> copies = counted ? Optional.of(copies()) : Optional.empty();
        List<String> names = new ArrayList<>();
        if (random.nextBoolean()) {
            names.add(karyotype(outer, copies));
        }
        if (change == StructuralChange.TRINUCLEOTIDE_REPEAT_EXPANSION) {
            names.add("CAG[" + (20 + random.nextInt(60)) + "]");
        }
        return new StructuralVariant(
                source("Observation"),
                gene,
                origin(),
                fusion ? Presence.PRESENT : one(Presence.PRESENT, Presence.ABSENT, Presence.INDETERMINATE),
                any(Zygosity.values()),
                change,
                Optional.of(outer),
                Optional.of(inner),
                copies,
                names);
    }

    /** A microarray of the same place and number, or a karyotype without places. */
    private static String karyotype(GenomicRegion region, Optional<Copies> copies) {
        boolean told = region.referenceSequence().equals("NC_000013.11");
        return copies.flatMap(Copies::number)
                .filter(number -> told)
                .map(number -> "arr[GRCh38] 13q13.1(" + (region.start() + 1) + "_" + region.end() + ")x" + number)
                .orElse("46,XX,t(9;22)(q34;q11.2)");
    }

    /** One number, a range, or a bound of either kind. */
    private Copies copies() {
        BigDecimal number = new BigDecimal(random.nextInt(8));
        Optional<BigDecimal> bound = Optional.of(number.add(BigDecimal.ONE));
        return switch (random.nextInt(6)) {
            case 0 -> new Copies(Optional.of(number), Optional.of(number.add(BigDecimal.TEN)), false);
            case 1 -> new Copies(bound, Optional.empty(), true);
            case 2 -> new Copies(bound, Optional.empty(), false);
            case 3 -> new Copies(Optional.empty(), bound, true);
            case 4 -> new Copies(Optional.empty(), bound, false);
            default -> Copies.of(number);
        };
    }

    private TestedRegions regions() {
        String gene = placedGene();
        GenomicRegion span = span(gene);
        List<GenomicRegion> studied = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            studied.add(region(span));
        }
        return new TestedRegions(source("Procedure"), gene, origin(), studied, List.of(region(span)));
    }

    private GenomicRegion region(GenomicRegion span) {
        long start = within(span);
        return new GenomicRegion(span.referenceSequence(), start, start + 100 + random.nextInt(100_000));
    }

    private String gene() {
        return any(GENES.toArray(new String[0]));
    }

    private Origin origin() {
        return any(Origin.values());
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return any(values);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
