package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.knowledge.Knowledge;

/** Where genes lie. It names the genes of what comes with coordinates only, so that consent can tell its domain. */
public final class GeneLocations {

    /** Shortest first: a gene within another is what is meant. */
    private static final Comparator<Located> BY_LENGTH =
            Comparator.comparingLong(Located::length).thenComparing(Located::gene);

    /** X and Y share regions with the same genes. */
    private static final Set<String> SEX_CHROMOSOMES = Set.of("NC_000023", "NC_000024");

    /** Of which a person may have one: X, Y and the mitochondrion. */
    private static final Set<String> SINGLE = Set.of("NC_000023", "NC_000024", "NC_012920");

    private final Map<String, Chromosome> chromosomes = new HashMap<>();
    private final Map<String, List<GenomicRegion>> regions = new HashMap<>();

    private final Map<Distance, Long> distances;

    /** How far from a gene something may lie. */
    private enum Distance {
        /** Within a neighbour, and still this gene's. */
        NEIGHBOURHOOD,
        /** The furthest that belongs to a gene. */
        FURTHEST
    }

    /** A row of {@code gene_distances.tsv}. */
    private record DistanceRow(Distance name, long bases, String why) {}

    private GeneLocations(List<GeneLocationRow> rows, List<VariantRow> variants, List<DistanceRow> distances) {
        this.distances = distances.stream().collect(Collectors.toMap(DistanceRow::name, DistanceRow::bases));
        if (this.distances.size() < Distance.values().length) {
            throw new IllegalStateException("genomics/gene_distances must hold each distance");
        }
        Map<String, List<Located>> byAccession = new HashMap<>();
        for (GeneLocationRow row : rows) {
            add(byAccession, new Located(row.gene(), row.on38()));
            row.on37().ifPresent(region -> add(byAccession, new Located(row.gene(), region)));
        }
        variants.stream()
                .filter(row -> !row.gene().isEmpty())
                .forEach(row -> row.stretches()
                        .forEach(stretch -> byAccession
                                .computeIfAbsent(stretch.referenceSequence(), accession -> new ArrayList<>())
                                .add(new Located(row.gene(), stretch))));
        byAccession.forEach((accession, genes) -> chromosomes.put(accession, Chromosome.of(genes)));
    }

    /**
     * Opens {@code genomics/gene_locations.tsv}, {@code gene_distances.tsv} and {@code variants.tsv}: a known variant is of the
     * gene that the table gives, also where a shorter one overlaps with it (G6PD and IKBKG, IFNL3 and IFNL4).
     */
    public static GeneLocations from(Knowledge knowledge) {
        return new GeneLocations(
                knowledge
                        .table("genomics/gene_locations", GeneLocationRow.class)
                        .rows(),
                knowledge.table("genomics/variants", VariantRow.class).rows(),
                knowledge.table("genomics/gene_distances", DistanceRow.class).rows());
    }

    private void add(Map<String, List<Located>> byAccession, Located gene) {
        regions.computeIfAbsent(gene.gene(), symbol -> new ArrayList<>(2)).add(gene.region());
        byAccession
                .computeIfAbsent(gene.region().referenceSequence(), accession -> new ArrayList<>())
                .add(gene);
    }

    /** All genes that the region lies in or touches, the shortest first; those of the table only. */
    public List<String> at(GenomicRegion region) {
        Chromosome chromosome = chromosomes.get(region.referenceSequence());
        return chromosome == null ? List.of() : chromosome.at(region);
    }

    /** The gene that a change is called by: the one that it touches, of several the shortest around it; else empty. */
    public String named(GenomicRegion change) {
        List<String> touched = at(change);
        if (touched.size() == 1) {
            return touched.get(0);
        }
        Chromosome chromosome = chromosomes.get(change.referenceSequence());
        return chromosome == null ? "" : chromosome.around(change);
    }

    /** Whether it is known where the gene lies. */
    public boolean knows(String gene) {
        return regions.containsKey(gene);
    }

    /** Whether a person may have one copy of a gene of the table. */
    public boolean mayBeSingle(String gene) {
        return regions.getOrDefault(gene, List.of()).stream()
                .anyMatch(region -> SINGLE.contains(Accessions.withoutVersion(region.referenceSequence())));
    }

    /** Whether a gene of the table lies on another chromosome. */
    public boolean isOnAnotherChromosome(String gene, GenomicRegion place) {
        List<GenomicRegion> known = regions.getOrDefault(gene, List.of());
        return !known.isEmpty()
                && known.stream()
                        .noneMatch(region -> isSameChromosome(region.referenceSequence(), place.referenceSequence()));
    }

    /** Whether a small change lies {@link #isOnAnotherChromosome elsewhere}, or within another gene and not close to this one. */
    public boolean isElsewhere(String gene, GenomicRegion change) {
        return isOnAnotherChromosome(gene, change)
                || isFurther(gene, change, Distance.NEIGHBOURHOOD)
                        && !at(change).isEmpty();
    }

    /** Whether a gene of the table lies further off than anything that belongs to a gene. */
    public boolean isFar(String gene, GenomicRegion place) {
        return isOnAnotherChromosome(gene, place) || isFurther(gene, place, Distance.FURTHEST);
    }

    /** Whether genes of the table overlap or lie close to each other, as far as one change reaches. */
    public boolean areNeighbours(Collection<String> genes) {
        return genes.stream()
                .allMatch(gene -> regions.getOrDefault(gene, List.of()).stream()
                        .anyMatch(region -> genes.stream().allMatch(other -> isClose(other, region))));
    }

    private boolean isClose(String gene, GenomicRegion place) {
        return knows(gene) && !isOnAnotherChromosome(gene, place) && !isFurther(gene, place, Distance.NEIGHBOURHOOD);
    }

    /** False for a gene whose place in the build is not known. */
    private boolean isFurther(String gene, GenomicRegion place, Distance furthest) {
        long distance = distances.getOrDefault(furthest, 0L);
        List<GenomicRegion> known = regions.getOrDefault(gene, List.of()).stream()
                .filter(region -> region.referenceSequence().equals(place.referenceSequence()))
                .toList();
        return !known.isEmpty() && known.stream().allMatch(region -> distance(region, place) > distance);
    }

    private static boolean isSameChromosome(String one, String other) {
        String first = Accessions.withoutVersion(one);
        String second = Accessions.withoutVersion(other);
        return first.equals(second) || SEX_CHROMOSOMES.contains(first) && SEX_CHROMOSOMES.contains(second);
    }

    private static long distance(GenomicRegion one, GenomicRegion other) {
        return Math.max(0, Math.max(one.start() - other.end(), other.start() - one.end()));
    }

    private record Located(String gene, GenomicRegion region) {

        long start() {
            return region.start();
        }

        long length() {
            return region.end() - region.start();
        }
    }

    /** Genes of one chromosome by start, and how far back one that reaches a place may begin. */
    private record Chromosome(List<Located> byStart, List<Long> starts, long longest) {

        static Chromosome of(List<Located> genes) {
            List<Located> sorted = genes.stream()
                    .sorted(Comparator.comparingLong(Located::start))
                    .toList();
            return new Chromosome(
                    sorted,
                    sorted.stream().map(Located::start).toList(),
                    sorted.stream().mapToLong(Located::length).max().orElse(0));
        }

        List<String> at(GenomicRegion region) {
            return touching(region).stream().map(Located::gene).distinct().toList();
        }

        String around(GenomicRegion region) {
            return touching(region).stream()
                    .filter(gene -> gene.region().holds(region))
                    .map(Located::gene)
                    .findFirst()
                    .orElse("");
        }

        private List<Located> touching(GenomicRegion region) {
            List<Located> found = new ArrayList<>(1);
            for (int i = firstAfter(region.end()) - 1; i >= 0; i--) {
                Located gene = byStart.get(i);
                if (gene.start() < region.start() - longest) {
                    break;
                }
                if (gene.region().overlaps(region)) {
                    found.add(gene);
                }
            }
            found.sort(BY_LENGTH);
            return found;
        }

        private int firstAfter(long position) {
            int found = Collections.binarySearch(starts, position + 1);
            return found < 0 ? -found - 1 : found;
        }
    }
}
