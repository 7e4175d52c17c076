package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.knowledge.Knowledge;

/** Where genes lie. It names the genes of what comes with coordinates only, so that consent can tell its domain. */
public final class GeneLocations {

    /** Shortest first: a gene within another is what is meant. */
    private static final Comparator<Located> BY_LENGTH =
            Comparator.comparingLong(Located::length).thenComparing(Located::gene);

    private final Map<String, Chromosome> chromosomes = new HashMap<>();

    private GeneLocations(List<GeneLocationRow> rows) {
        Map<String, List<Located>> byAccession = new HashMap<>();
        for (GeneLocationRow row : rows) {
            add(byAccession, new Located(row.gene(), row.on38()));
            row.on37().ifPresent(region -> add(byAccession, new Located(row.gene(), region)));
        }
        byAccession.forEach((accession, genes) -> chromosomes.put(accession, Chromosome.of(genes)));
    }

    /** Opens {@code genomics/gene_locations.tsv}. */
    public static GeneLocations from(Knowledge knowledge) {
        return new GeneLocations(knowledge
                .table("genomics/gene_locations", GeneLocationRow.class)
                .rows());
    }

    private static void add(Map<String, List<Located>> byAccession, Located gene) {
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
