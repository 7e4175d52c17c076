package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions.Site;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Variant;

/** A variant with the bases of named alleles that it speaks of; none when it concerns no defined position. */
public final class PlacedVariant {

    private final Variant variant;
    private final List<Site> sites;

    PlacedVariant(Variant variant, List<Site> sites) {
        this.variant = variant;
        this.sites = List.copyOf(sites);
    }

    public Variant variant() {
        return variant;
    }

    List<Site> sites() {
        return sites;
    }

    Optional<Site> siteOf(DefinedGene gene, String position) {
        return sites.stream()
                .filter(site -> site.gene() == gene && site.position().id().equals(position))
                .findFirst();
    }

    /** The genes whose alleles it speaks of. */
    public Set<String> genes() {
        return sites.stream().map(site -> site.gene().gene()).collect(Collectors.toSet());
    }

    /** What it shows at positions that are part of no allele, by rs number: a base, or that nothing was found. */
    public Map<String, String> besides() {
        return sites.stream()
                .filter(site -> site.gene().besides().contains(site.position()))
                .collect(Collectors.toMap(
                        site -> site.position().id(), site -> words(site.gene().gene()), (one, other) -> one));
    }

    public boolean isChange() {
        return variant.presence() == Presence.PRESENT;
    }

    /** The base that it shows in a gene, for people: {@code rs4244285 A}. */
    public String words(String gene) {
        return sites.stream()
                .filter(site -> site.gene().gene().equals(gene))
                .map(site -> site.position().id()
                        + (isChange() && site.base() < Genotype.OTHER
                                ? " " + site.position().bases().get(site.base())
                                : ""))
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
