package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.knowledge.Knowledge;

/** All genes with defined alleles, and which of their positions a variant speaks of. */
public final class AlleleDefinitions {

    private final Map<String, DefinedGene> genes = new LinkedHashMap<>();
    private final Map<GenomicLocation, List<Site>> byChange = new HashMap<>();
    private final Map<String, List<Site>> byName = new HashMap<>();
    private final Map<String, List<Site>> bySequence = new HashMap<>();
    private final String version;

    /**
     * A base at a position of a gene.
     *
     * @param base its number, {@link Genotype#OTHER} where a change has none there
     */
    record Site(DefinedGene gene, AllelePosition position, int base) {}

    private AlleleDefinitions(CallingTables tables) {
        this.version = tables.version();
        for (CallingTables.RuleRow rule : tables.rules()) {
            DefinedGene gene = new DefinedGene(rule, tables);
            genes.put(rule.gene(), gene);
            gene.positions().forEach(position -> index(gene, position));
            gene.besides().forEach(position -> index(gene, position));
            gene.alleles().forEach(allele -> indexName(gene, allele));
        }
    }

    /** Opens the tables of definitions; a mistake in them stops the start. */
    public static AlleleDefinitions from(Knowledge knowledge) {
        return new AlleleDefinitions(CallingTables.of(knowledge));
    }

    private void index(DefinedGene gene, AllelePosition position) {
        for (int base = 0; base < position.bases().size(); base++) {
            Site site = new Site(gene, position, base);
            position.spellings(base).forEach(change -> add(byChange, change, site));
        }
        Site other = new Site(gene, position, Genotype.OTHER);
        add(byName, position.id(), other);
        position.stretches().stream()
                .map(GenomicRegion::referenceSequence)
                .distinct()
                .forEach(sequence -> add(bySequence, sequence, other));
    }

    /** An allele that is one change may be written by its name, {@code c.1905+1G>A}. */
    private void indexName(DefinedGene gene, DefinedAllele allele) {
        if (!allele.isReference() && allele.definedAt().cardinality() == 1) {
            int position = allele.definedAt().nextSetBit(0);
            Site site = new Site(gene, gene.positions().get(position), allele.changedBase(position));
            int bracket = allele.name().indexOf(" (");
            add(byName, bracket < 0 ? allele.name() : allele.name().substring(0, bracket), site);
        }
    }

    private static <K> void add(Map<K, List<Site>> map, K key, Site site) {
        map.computeIfAbsent(key, none -> new ArrayList<>(1)).add(site);
    }

    /** The genes that have definitions. */
    public Set<String> genes() {
        return Collections.unmodifiableSet(genes.keySet());
    }

    /** Edition of the definitions. */
    public String version() {
        return version;
    }

    Optional<DefinedGene> gene(String gene) {
        return Optional.ofNullable(genes.get(gene));
    }

    /** The genes that a variant speaks of by its place or one of its names. */
    public Set<String> genesOf(Variant variant) {
        Set<String> all = new LinkedHashSet<>();
        sites(variant).forEach(site -> all.add(site.gene().gene()));
        return all;
    }

    /** The bases that a variant speaks of; a coordinate beats a name, since names are misspelt more often. */
    List<Site> sites(Variant variant) {
        List<Site> all = variant.location().map(this::at).orElse(List.of());
        return (all.isEmpty() ? named(variant) : all)
                .stream()
                        .filter(site -> variant.gene().isEmpty()
                                || variant.gene().equals(site.gene().gene()))
                        .toList();
    }

    private List<Site> at(GenomicLocation location) {
        List<Site> exact = byChange.getOrDefault(location, List.of());
        return exact.isEmpty() ? touching(location.region()) : exact;
    }

    private List<Site> touching(GenomicRegion region) {
        return bySequence.getOrDefault(region.referenceSequence(), List.of()).stream()
                .filter(site -> site.position().stretches().stream().anyMatch(region::overlaps))
                .toList();
    }

    private List<Site> named(Variant variant) {
        return variant.names().stream()
                .map(name -> name.substring(name.lastIndexOf(':') + 1))
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .map(AlleleDefinitions::onlyChange)
                .distinct()
                .toList();
    }

    /** An rs number stands for its change where there is one; of several it does not tell which. */
    private static Site onlyChange(Site site) {
        boolean one = site.base() == Genotype.OTHER && site.position().bases().size() == 2;
        return one ? new Site(site.gene(), site.position(), 1) : site;
    }
}
