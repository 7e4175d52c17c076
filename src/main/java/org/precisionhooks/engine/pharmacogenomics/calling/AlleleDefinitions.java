package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.knowledge.Knowledge;

/** All genes with defined alleles, and which of their positions a variant speaks of. */
public final class AlleleDefinitions {

    private final Map<String, DefinedGene> genes = new LinkedHashMap<>();
    private final Map<GenomicLocation, List<Site>> byChange = new HashMap<>();
    private final Map<String, List<Site>> byName = new HashMap<>();
    private final Map<String, TreeMap<Long, List<Site>>> bySequence = new HashMap<>();
    private long longest;
    private final CuratedVariants curated;

    /**
     * A base at a position of a gene.
     *
     * @param base its number, {@link Genotype#OTHER} where a change has none there
     * @param reference the base that the build of the variant has there
     */
    record Site(DefinedGene gene, AllelePosition position, int base, int reference) {

        Site on(String sequence) {
            return new Site(gene, position, base, position.referenceBase(sequence));
        }
    }

    private AlleleDefinitions(CallingTables tables, CuratedVariants curated) {
        this.curated = curated;
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
        return new AlleleDefinitions(CallingTables.of(knowledge), CuratedVariants.from(knowledge));
    }

    private void index(DefinedGene gene, AllelePosition position) {
        for (int base = 1; base < position.bases().size(); base++) {
            add(byChange, position.change(base), new Site(gene, position, base, 0));
        }
        position.places().forEach(place -> {
            int reference = position.referenceBase(place.referenceSequence());
            add(byChange, position.unchanged(place), new Site(gene, position, reference, reference));
        });
        Site other = new Site(gene, position, Genotype.OTHER, 0);
        add(byName, position.id(), other);
        position.stretches().forEach(stretch -> {
            longest = Math.max(longest, stretch.end() - stretch.start());
            add(
                    bySequence.computeIfAbsent(stretch.referenceSequence(), none -> new TreeMap<>()),
                    stretch.start(),
                    other);
        });
    }

    /** An allele that is one change may be written by its name, {@code c.1905+1G>A}. */
    private void indexName(DefinedGene gene, DefinedAllele allele) {
        if (!allele.isReference() && allele.definedPositions() == 1) {
            int position = allele.nextDefined(0);
            Site site = new Site(gene, gene.positions().get(position), allele.changedBase(position), 0);
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

    /** The ids of the positions that must be tested before a missing change of a gene counts as reference. */
    public Optional<Set<String>> needed(String gene) {
        return gene(gene)
                .map(defined -> defined.positions().stream()
                        .filter(defined::isNeeded)
                        .map(AllelePosition::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Optional<DefinedGene> gene(String gene) {
        return Optional.ofNullable(genes.get(gene));
    }

    /**
     * Finds the bases that a variant speaks of; a coordinate beats a name, since names are misspelt more often, and the gene that
     * is named beside it, since others overlap there (rs12979860 of IFNL3 lies in IFNL4).
     */
    public PlacedVariant place(Variant variant) {
        List<Site> all = variant.location().map(this::at).orElse(List.of());
        return new PlacedVariant(variant, all.isEmpty() ? ofGene(variant, named(variant)) : all);
    }

    private static List<Site> ofGene(Variant variant, List<Site> sites) {
        return sites.stream()
                .filter(site -> variant.gene().isEmpty() || site.gene().gene().equals(variant.gene()))
                .toList();
    }

    private List<Site> at(GenomicLocation location) {
        List<Site> exact = byChange.getOrDefault(curated.canonical(location), List.of());
        List<Site> lifted = exact.isEmpty()
                ? curated.inOtherBuild(location)
                        .map(other -> byChange.getOrDefault(other, List.of()))
                        .orElse(List.of())
                : exact;
        return (lifted.isEmpty() ? touching(location.region()) : lifted)
                .stream().map(site -> site.on(location.referenceSequence())).toList();
    }

    private List<Site> touching(GenomicRegion region) {
        return bySequence
                .getOrDefault(region.referenceSequence(), new TreeMap<>())
                .subMap(region.start() - longest, true, region.end(), true)
                .values()
                .stream()
                .flatMap(List::stream)
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
        return one ? new Site(site.gene(), site.position(), 1, 0) : site;
    }
}
