package org.precisionhooks.fhir.read;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.precisionhooks.facts.ClinicalTime;
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
    private static final List<String> CHROMOSOMES =
            List.of("NC_000010.10", "NC_000010.11", "NC_000013.11", "NC_000023.10");
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
        Optional<GenomicLocation> location =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(location(presence));
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
                gene(),
                origin(),
                presence,
                any(Zygosity.values()),
                names,
                location,
                random.nextBoolean() ? Optional.of(new Phase("set-" + count, random.nextInt(2))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(new BigDecimal(one("0.5", "0.07", "1", "0"))) : Optional.empty());
    }

    private GenomicLocation location(Presence presence) {
        String reference = bases();
        String alternate = presence == Presence.REFERENCE_CONFIRMED ? reference : bases();
        String chromosome = any(CHROMOSOMES.toArray(new String[0]));
        long start = START + random.nextInt(SPAN);
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
        String chromosome = any(CHROMOSOMES.toArray(new String[0]));
        Optional<GenomicRegion> outer = region(chromosome);
        Optional<GenomicRegion> inner =
                outer.map(all -> new GenomicRegion(chromosome, all.start() + 10, all.end() - 10));
        List<String> names = new ArrayList<>();
        if (random.nextBoolean()) {
            names.add(one("46,XX,t(9;22)(q34;q11.2)", "arr[GRCh38] 8q24.3(1_2)x3"));
        }
        if (change == StructuralChange.TRINUCLEOTIDE_REPEAT_EXPANSION) {
            names.add("CAG[" + (20 + random.nextInt(60)) + "]");
        }
        boolean counted = change == StructuralChange.COPY_NUMBER_VARIATION || random.nextInt(4) == 0;
        return new StructuralVariant(
                source("Observation"),
                fusion ? "BCR::ABL1" : gene(),
                origin(),
                fusion ? Presence.PRESENT : one(Presence.PRESENT, Presence.ABSENT, Presence.INDETERMINATE),
                any(Zygosity.values()),
                change,
                outer,
                inner,
                counted ? Optional.of(new BigDecimal(random.nextInt(8))) : Optional.empty(),
                names);
    }

    private TestedRegions regions() {
        String chromosome = any(CHROMOSOMES.toArray(new String[0]));
        List<GenomicRegion> studied = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            region(chromosome).ifPresent(studied::add);
        }
        List<GenomicRegion> gaps = region(chromosome).map(List::of).orElse(List.of());
        return new TestedRegions(source("Procedure"), gene(), origin(), studied, gaps);
    }

    private Optional<GenomicRegion> region(String chromosome) {
        long start = START + random.nextInt(SPAN);
        return Optional.of(new GenomicRegion(chromosome, start, start + 100 + random.nextInt(100_000)));
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
