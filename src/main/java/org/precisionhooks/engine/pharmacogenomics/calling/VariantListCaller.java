package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls genes whose alleles are single changes (DPYD, RYR1). Where the copies are told apart, the change with the strongest
 * effect of each copy counts; else the two strongest of all, taken to lie on different copies (CPIC, PMID 29152729).
 */
final class VariantListCaller {

    private final DefinedGene gene;
    private final Sample sample;
    private final Comparator<String> strongestFirst;
    private final Set<AlleleCall.Warning> warnings = EnumSet.noneOf(AlleleCall.Warning.class);
    private final List<List<String>> copies = List.of(new ArrayList<>(), new ArrayList<>());
    private final boolean phased;

    VariantListCaller(DefinedGene gene, Sample sample, Comparator<String> strongestFirst) {
        this.gene = gene;
        this.sample = sample;
        this.strongestFirst = strongestFirst;
        this.phased = new PairMatcher(sample).isPhased() && !sample.isPartial();
        new TreeMap<>(sample.genotypes()).forEach(this::collect);
        copies.forEach(copy -> copy.sort(Comparator.comparingInt(gene::rank)));
    }

    Set<AlleleCall.Warning> warnings() {
        return warnings;
    }

    private void collect(int position, Genotype genotype) {
        Optional<Integer> decides = gene.proxyFor(gene.positions().get(position));
        if (decides.isPresent() && genotype.first() + Math.max(genotype.second(), 0) > 0) {
            collectProxy(position, genotype, decides.get());
        } else if (decides.isEmpty()) {
            add(genotype, position);
        }
    }

    private void add(Genotype genotype, int position) {
        List<Integer> bases = List.of(genotype.first(), genotype.second());
        Optional<Genotype> proxy = proxyOf(position);
        int shared = proxy.map(found -> found.copies(1)).orElse(0);
        for (int copy = 0; copy < 2; copy++) {
            int base = bases.get(copy);
            boolean changed = base > 0 && base < Genotype.OTHER;
            boolean withProxy = changed && shared > 0 && (!phased || proxyIsOn(copy, proxy));
            shared -= withProxy ? 1 : 0;
            if (changed && proxy.isPresent() && !withProxy && !proxy.get().isPartial()) {
                warnings.add(AlleleCall.Warning.PROXY_ABSENT);
            }
            if (changed) {
                name(position, base, withProxy).ifPresent(copies.get(copy)::add);
            }
        }
    }

    private static boolean proxyIsOn(int copy, Optional<Genotype> proxy) {
        return proxy.map(found -> copy == 0 ? found.first() : found.second()).orElse(0) == 1;
    }

    private Optional<Genotype> proxyOf(int position) {
        return gene.positions().stream()
                .filter(other ->
                        gene.proxyFor(other).filter(index -> index == position).isPresent())
                .flatMap(other -> gene.indexOf(other.id()).stream())
                .flatMap(index -> sample.at(index).stream())
                .findFirst();
    }

    /** HapB3: the intronic change decides, the exonic one only while the other was not tested. */
    private void collectProxy(int position, Genotype proxy, int decides) {
        Optional<Genotype> decisive = sample.at(decides);
        if (decisive.isEmpty()) {
            warnings.add(AlleleCall.Warning.PROXY_USED);
            add(proxy, position);
        } else if (decisive.get().copies(1) < proxy.copies(1)) {
            warnings.add(AlleleCall.Warning.PROXY_CONTRADICTED);
        }
    }

    /** The allele that a base is: the one of that change alone, or the one that has its proxy too. */
    private Optional<String> name(int position, int base, boolean withProxy) {
        return gene.alleles().stream()
                .filter(allele -> !allele.isReference() && allele.isDefinedAt(position) && allele.fits(position, base))
                .min(Comparator.comparing(allele -> withProxy != (allele.definedPositions() > 1)))
                .map(DefinedAllele::name);
    }

    /** The two alleles that count. */
    CalledDiplotype call() {
        return phased
                ? pair(strongest(copies.get(0), 0), strongest(copies.get(1), 0))
                : pair(strongest(all(), 0), strongest(all(), 1));
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(copies.get(0));
        all.addAll(copies.get(1));
        return all;
    }

    private String strongest(List<String> alleles, int skipped) {
        return alleles.stream()
                .sorted(strongestFirst.thenComparing(gene::rank))
                .skip(skipped)
                .findFirst()
                .orElseGet(() -> gene.reference().name());
    }

    private CalledDiplotype pair(String first, String second) {
        List<String> ordered = gene.rank(first) <= gene.rank(second) ? List.of(first, second) : List.of(second, first);
        return new CalledDiplotype(ordered, 0);
    }

    /** All changes: by copy where the copies are told apart, {@code [a + b]/c}, else one after the other. */
    Optional<String> text() {
        if (all().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                phased
                        ? copy(copies.get(0)) + "/" + copy(copies.get(1))
                        : String.join(
                                ", ",
                                all().stream()
                                        .sorted(Comparator.comparingInt(gene::rank))
                                        .toList()));
    }

    private String copy(List<String> alleles) {
        return alleles.size() > 1
                ? "[" + String.join(" + ", alleles) + "]"
                : alleles.stream().findFirst().orElseGet(() -> gene.reference().name());
    }

    /** What may hold besides: on each copy an allele that was not looked for and has a stronger effect, or a second copy. */
    List<CalledDiplotype> possible(List<DefinedAllele> unseen) {
        CalledDiplotype called = call();
        List<CalledDiplotype> found = new ArrayList<>();
        for (String first : choices(called.alleles().get(0), unseen)) {
            for (String second : choices(called.alleles().get(1), unseen)) {
                found.add(pair(first, second));
            }
        }
        return found.stream().distinct().toList();
    }

    private List<String> choices(String called, List<DefinedAllele> unseen) {
        List<String> choices = new ArrayList<>(List.of(called));
        unseen.stream()
                .map(DefinedAllele::name)
                .filter(name -> strongestFirst.compare(name, called) < 0)
                .forEach(choices::add);
        partlyRead().stream()
                .filter(name -> strongestFirst.compare(name, called) < 0)
                .forEach(choices::add);
        return choices;
    }

    /** Changes of which a second copy may be there. */
    private List<String> partlyRead() {
        return new TreeMap<Integer, Genotype>(sample.genotypes())
                .entrySet().stream()
                        .filter((Map.Entry<Integer, Genotype> entry) ->
                                entry.getValue().isPartial())
                        .flatMap(entry -> name(entry.getKey(), entry.getValue().first(), false).stream())
                        .toList();
    }
}
