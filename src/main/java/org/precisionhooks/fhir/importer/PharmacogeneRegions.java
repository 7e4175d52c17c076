package org.precisionhooks.fhir.importer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.importer.vcf.RegionSet;
import org.precisionhooks.fhir.read.vocabulary.LocusRow;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.VariantRow;
import org.precisionhooks.knowledge.Knowledge;

/** Where the positions lie by which the alleles of pharmacogenes are told, in both builds. */
public final class PharmacogeneRegions {

    private final Map<GenomeBuild, Map<String, GenomicRegion>> byGene = new EnumMap<>(GenomeBuild.class);
    private final Map<GenomeBuild, RegionSet> sets = new EnumMap<>(GenomeBuild.class);

    private PharmacogeneRegions(List<LocusRow> loci, List<VariantRow> variants) {
        for (GenomeBuild build : GenomeBuild.values()) {
            byGene.put(build, new TreeMap<>());
        }
        loci.forEach(locus ->
                add(GenomeBuild.GRCH38, locus.gene(), new GenomicRegion(locus.refseq(), locus.start(), locus.end())));
        variants.stream()
                .filter(row -> genes(GenomeBuild.GRCH38).containsKey(row.gene()))
                .forEach(row -> {
                    add(GenomeBuild.GRCH38, row.gene(), region(row.refseq38(), row.position38(), row.reference38()));
                    row.position37()
                            .ifPresent(position -> add(
                                    GenomeBuild.GRCH37,
                                    row.gene(),
                                    region(row.refseq37(), position, row.reference37())));
                });
        byGene.forEach((build, genes) -> sets.put(build, RegionSet.of(List.copyOf(genes.values()))));
    }

    /** Opens {@code genomics/loci.tsv} and {@code genomics/variants.tsv}, which alone has the places in GRCh37. */
    public static PharmacogeneRegions from(Knowledge knowledge) {
        return new PharmacogeneRegions(
                knowledge.table("genomics/loci", LocusRow.class).rows(),
                knowledge.table("genomics/variants", VariantRow.class).rows());
    }

    /** By gene. */
    Map<String, GenomicRegion> genes(GenomeBuild build) {
        return byGene.getOrDefault(build, Map.of());
    }

    private void add(GenomeBuild build, String gene, GenomicRegion region) {
        genes(build)
                .merge(
                        gene,
                        region,
                        (one, other) -> new GenomicRegion(
                                one.referenceSequence(),
                                Math.min(one.start(), other.start()),
                                Math.max(one.end(), other.end())));
    }

    private static GenomicRegion region(String accession, long position, String reference) {
        return new GenomicRegion(accession, position - 1, position - 1 + reference.length());
    }

    public RegionSet of(GenomeBuild build) {
        return sets.getOrDefault(build, RegionSet.of(List.of()));
    }
}
