package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall.Coverage;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall.Warning;
import org.precisionhooks.engine.pharmacogenomics.calling.CallingTables.Method;
import org.precisionhooks.engine.pharmacogenomics.calling.CallingTables.Undocumented;

/** Calls one gene of one sample. */
final class GeneCaller {

    private final DefinedGene gene;
    private final Copies copies;
    private final Comparator<String> strongestFirst;

    /** @param strongestFirst alleles by what they do, where only the two strongest count */
    GeneCaller(DefinedGene gene, Copies copies, Comparator<String> strongestFirst) {
        this.gene = gene;
        this.copies = copies;
        this.strongestFirst = strongestFirst;
    }

    AlleleCall call(Sample found) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(found.warnings());
        List<String> undocumented = undocumented(found);
        boolean ignored = gene.rule().undocumented() == Undocumented.REFERENCE;
        Sample sample = copies == Copies.ONE ? ofOneCopy(found, warnings) : found;
        if (ignored) {
            sample = withReference(sample);
        }
        return gene.rule().method() == Method.VARIANTS
                ? variants(sample, undocumented, warnings)
                : diplotypes(sample, undocumented, warnings);
    }

    private AlleleCall diplotypes(Sample sample, List<String> undocumented, Set<Warning> warnings) {
        DiplotypeCaller caller = new DiplotypeCaller(gene, sample, copies);
        Coverage coverage = coverage(sample);
        List<CalledDiplotype> seen = warnings.contains(Warning.TWO_BASES_IN_ONE_COPY) ? List.of() : caller.seen();
        List<CalledDiplotype> best = best(seen, warnings);
        boolean open = !coverage.missingNeeded().isEmpty() || sample.isPartial();
        List<CalledDiplotype> others = seen.stream()
                .filter(pair -> best.stream().noneMatch(pair::isOf))
                .toList();
        boolean onlyFallback = coverage.tested() == 1
                && gene.indexOf(gene.rule().fallback()).filter(sample::isTested).isPresent();
        if (onlyFallback && !open || best.isEmpty() && !open) {
            return fallback(sample, coverage, undocumented, warnings);
        }
        return new AlleleCall(
                gene.gene(),
                best,
                others,
                open && !best.isEmpty() ? caller.possible() : List.of(),
                coverage,
                Optional.empty(),
                undocumented,
                List.copyOf(warnings));
    }

    /** The explanations with the highest score; of several, the one that the table prefers. */
    private List<CalledDiplotype> best(List<CalledDiplotype> seen, Set<Warning> warnings) {
        List<CalledDiplotype> top = seen.stream()
                .filter(pair -> pair.score() == seen.get(0).score())
                .toList();
        Optional<String> preferred =
                gene.preferred(top.stream().map(CalledDiplotype::text).toList());
        if (preferred.isEmpty()) {
            return top;
        }
        warnings.add(Warning.PRIORITY);
        return top.stream().filter(pair -> pair.text().equals(preferred.get())).toList();
    }

    /** SLCO1B1: where no pair fits, one position decides alone. */
    private AlleleCall fallback(Sample sample, Coverage coverage, List<String> undocumented, Set<Warning> warnings) {
        Map<Integer, Genotype> alone = new HashMap<>();
        gene.indexOf(gene.rule().fallback())
                .ifPresent(index -> sample.at(index).ifPresent(genotype -> alone.put(index, genotype)));
        List<CalledDiplotype> found =
                alone.isEmpty() ? List.of() : new DiplotypeCaller(gene, Sample.of(alone), copies).definedByTested();
        if (!found.isEmpty()) {
            warnings.add(Warning.FALLBACK);
        }
        return new AlleleCall(
                gene.gene(),
                found,
                List.of(),
                List.of(),
                coverage,
                Optional.empty(),
                undocumented,
                List.copyOf(warnings));
    }

    private AlleleCall variants(Sample sample, List<String> undocumented, Set<Warning> warnings) {
        VariantListCaller caller = new VariantListCaller(gene, sample, strongestFirst);
        Coverage coverage = coverage(sample);
        boolean open = !coverage.missingNeeded().isEmpty() || sample.isPartial();
        DiplotypeCaller pairs = new DiplotypeCaller(gene, sample, copies);
        List<DefinedAllele> unseen = coverage.missingNeeded().isEmpty()
                ? List.of()
                : gene.alleles().stream()
                        .filter(allele -> !pairs.isSeen(allele))
                        .toList();
        warnings.addAll(caller.warnings());
        return new AlleleCall(
                gene.gene(),
                List.of(caller.call()),
                List.of(),
                open ? caller.possible(unseen) : List.of(),
                coverage,
                caller.text(),
                undocumented,
                List.copyOf(warnings));
    }

    private List<String> undocumented(Sample sample) {
        List<String> ids = new ArrayList<>();
        for (int position = 0; position < gene.positions().size(); position++) {
            if (sample.at(position).filter(found -> found.has(Genotype.OTHER)).isPresent()) {
                ids.add(gene.positions().get(position).id());
            }
        }
        return ids;
    }

    private static Sample withReference(Sample sample) {
        Map<Integer, Genotype> genotypes = new HashMap<>(sample.genotypes());
        genotypes.replaceAll((position, genotype) -> genotype.with(Genotype.OTHER, 0));
        return new Sample(genotypes, sample.warnings());
    }

    private static Sample ofOneCopy(Sample sample, Set<Warning> warnings) {
        Map<Integer, Genotype> genotypes = new HashMap<>();
        sample.genotypes().forEach((position, genotype) -> {
            Optional<Genotype> one = genotype.ofOneCopy();
            one.ifPresentOrElse(
                    found -> genotypes.put(position, found), () -> warnings.add(Warning.TWO_BASES_IN_ONE_COPY));
        });
        return new Sample(genotypes, sample.warnings());
    }

    private Coverage coverage(Sample sample) {
        List<String> needed = new ArrayList<>();
        List<String> tier1 = new ArrayList<>();
        int tested = 0;
        for (int index = 0; index < gene.positions().size(); index++) {
            AllelePosition position = gene.positions().get(index);
            boolean known = sample.isTested(index) || proxyIsTested(position, sample);
            tested += sample.isTested(index) ? 1 : 0;
            if (!known && gene.isNeeded(position)) {
                needed.add(position.id());
            }
            if (!known && gene.isTier1(position)) {
                tier1.add(position.id());
            }
        }
        return new Coverage(tested, gene.positions().size(), needed, tier1, notExcluded(sample));
    }

    private boolean proxyIsTested(AllelePosition position, Sample sample) {
        return gene.positions().stream()
                .filter(other -> gene.proxyFor(other).equals(gene.indexOf(position.id())))
                .anyMatch(other ->
                        gene.indexOf(other.id()).filter(sample::isTested).isPresent());
    }

    /** Alleles with an untested defining position that nothing tested speaks against. */
    private List<String> notExcluded(Sample sample) {
        PairMatcher matcher = new PairMatcher(sample);
        BitSet tested = sample.tested();
        return gene.alleles().stream()
                .filter(allele -> !allele.isReference())
                .filter(allele -> !allele.isDefinedOnlyAt(tested))
                .filter(matcher::mayCarry)
                .map(DefinedAllele::name)
                .toList();
    }
}
