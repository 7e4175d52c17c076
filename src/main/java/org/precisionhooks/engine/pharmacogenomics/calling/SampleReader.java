package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall.Warning;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions.Site;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/**
 * Reads what tests found at the positions of a gene. Where two results contradict each other, the second of two samples has
 * the other one.
 */
final class SampleReader {

    private final DefinedGene gene;
    private final Map<Integer, List<Genotype>> readings = new TreeMap<>();
    private final Set<Warning> warnings = new HashSet<>();

    SampleReader(DefinedGene gene) {
        this.gene = gene;
    }

    /** One or two samples. */
    List<Sample> read(List<PlacedVariant> variants, List<TestedRegions> regions) {
        Map<Integer, List<PlacedVariant>> byPosition = new TreeMap<>();
        for (PlacedVariant variant : variants) {
            for (Site site : variant.sites()) {
                gene.indexOf(site.position().id())
                        .filter(index -> site.gene() == gene)
                        .ifPresent(index -> byPosition
                                .computeIfAbsent(index, none -> new ArrayList<>(1))
                                .add(variant));
            }
        }
        byPosition.forEach(this::readPosition);
        readRegions(regions);
        return samples();
    }

    private List<Sample> samples() {
        Map<Integer, Genotype> first = new HashMap<>();
        Map<Integer, Genotype> second = new HashMap<>();
        readings.forEach((position, genotypes) -> {
            first.put(position, genotypes.get(0));
            second.put(position, genotypes.get(genotypes.size() - 1));
        });
        Sample sample = new Sample(first, warnings);
        return first.equals(second) ? List.of(sample) : List.of(sample, new Sample(second, warnings));
    }

    private void readPosition(int position, List<PlacedVariant> variants) {
        List<Found> found = new ArrayList<>();
        Set<Integer> absent = new HashSet<>();
        int reference = 0;
        boolean confirmed = false;
        AllelePosition at = gene.positions().get(position);
        for (PlacedVariant placed : variants) {
            Site site = placed.siteOf(gene, at.id()).orElseThrow();
            Variant variant = placed.variant();
            reference = site.reference();
            switch (variant.presence()) {
                case PRESENT -> found.add(new Found(site, variant.zygosity(), variant.phase()));
                case REFERENCE_CONFIRMED -> confirmed = true;
                case ABSENT -> absent.add(site.base());
                case INDETERMINATE -> {}
            }
        }
        int alternates = at.bases().size() - 1;
        boolean noneIsThere = confirmed || absent.contains(Genotype.OTHER) || absent.size() == alternates;
        boolean contradicted =
                found.stream().anyMatch(one -> absent.contains(one.site().base()));
        genotypes(found).forEach(genotype -> add(position, genotype));
        if (contradicted || confirmed || noneIsThere && found.isEmpty()) {
            add(position, Genotype.of(reference, reference));
        }
    }

    /** A changed base that was found. */
    private record Found(Site site, Zygosity zygosity, Optional<Phase> phase) {

        Genotype genotype() {
            return switch (zygosity) {
                case HOMOZYGOUS, HOMOPLASMIC -> Genotype.of(site.base(), site.base());
                case HETEROZYGOUS -> withOther(site.reference());
                case HEMIZYGOUS, HETEROPLASMIC, UNKNOWN -> Genotype.of(site.base(), Genotype.UNKNOWN);
            };
        }

        Genotype withOther(int other) {
            Optional<String> set = phase.map(Phase::set);
            boolean second = phase.filter(known -> known.copy() == 1).isPresent();
            return second ? new Genotype(other, site.base(), set) : new Genotype(site.base(), other, set);
        }

        /** Whether both are heterozygous for different bases, so that each copy has one of them. */
        boolean completes(Found other) {
            return zygosity == Zygosity.HETEROZYGOUS
                    && other.zygosity == Zygosity.HETEROZYGOUS
                    && site.base() != other.site.base();
        }
    }

    private List<Genotype> genotypes(List<Found> found) {
        List<Genotype> genotypes = new ArrayList<>();
        for (Found one : found) {
            if (one.zygosity() == Zygosity.HETEROPLASMIC) {
                warnings.add(Warning.HETEROPLASMY);
            }
            genotypes.add(found.stream()
                    .filter(one::completes)
                    .findFirst()
                    .map(other -> one.withOther(other.site().base()))
                    .orElseGet(one::genotype));
        }
        return genotypes;
    }

    /** Keeps a genotype that differs from those before; one that says less than another of the same bases is dropped. */
    private void add(int position, Genotype genotype) {
        List<Genotype> known = readings.computeIfAbsent(position, none -> new ArrayList<>(1));
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).agreesWith(genotype)
                    || genotype.isPartial() && known.get(i).has(genotype.first())) {
                boolean tellsPhase =
                        known.get(i).phaseSet().isEmpty() && genotype.phaseSet().isPresent();
                known.set(i, tellsPhase ? genotype : known.get(i));
                return;
            }
            if (known.get(i).isPartial() && genotype.has(known.get(i).first())) {
                known.set(i, genotype);
                return;
            }
        }
        known.add(genotype);
    }

    /** Bases that were looked at and not reported carry the reference; of an insertion or deletion they prove nothing. */
    private void readRegions(List<TestedRegions> regions) {
        List<TestedRegions> ofGene = regions.stream()
                .filter(tested -> tested.gene().isEmpty() || tested.gene().equals(gene.gene()))
                .toList();
        for (int index = 0; index < gene.positions().size(); index++) {
            AllelePosition position = gene.positions().get(index);
            if (!readings.containsKey(index) && !position.isIndel()) {
                int at = index;
                tested(position, ofGene).ifPresent(base -> add(at, Genotype.of(base, base)));
            }
        }
    }

    private static Optional<Integer> tested(AllelePosition position, List<TestedRegions> regions) {
        return position.places()
                .filter(place -> regions.stream().anyMatch(region -> region.covers(place)))
                .map(place -> position.referenceBase(place.referenceSequence()))
                .findFirst();
    }
}
