package org.precisionhooks.fhir.importer.vcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.precisionhooks.engine.cardiology.polygenic.ScoredSites;
import org.precisionhooks.engine.cardiology.polygenic.ScoredSites.Called;

/** Reads rows into the sites of a score: what was called, and what was looked at in vain. */
final class SiteReading implements RowReader {

    private final ScoredSites sites;
    private final VcfThresholds thresholds;
    private final Set<String> filters;
    private final int leastCohort;

    SiteReading(ScoredSites sites, VcfThresholds thresholds, Set<String> filters, int leastCohort) {
        this.sites = sites;
        this.thresholds = thresholds;
        this.filters = filters;
        this.leastCohort = leastCohort;
    }

    @Override
    public void skipped() {}

    @Override
    public RowOutcome read(Row row, Columns line) {
        List<Integer> named = named(row);
        if (!Row.isBases(row.reference()) || !tellsOfBases(row, named)) {
            return RowOutcome.REFUSED;
        }
        Optional<Genotype> genotype = reliable(row).filter(one -> named.size() > 0 || one.isReference());
        if (isBlock(row)) {
            sites.takeBlock(row.sequence().chromosome(), row.position() + 1, end(row), references(genotype));
        }
        List<String> alternates = named.stream().map(row::alternate).toList();
        List<Integer> copies = genotype.map(one -> copies(one, named)).orElse(List.of());
        Optional<List<Double>> frequencies = copies.isEmpty() ? frequencies(row, line, named) : Optional.empty();
        sites.take(
                row.sequence().chromosome(),
                row.position(),
                new Called(row.reference(), alternates, copies, frequencies));
        return copies.isEmpty() ? RowOutcome.NO_CALL : RowOutcome.FOUND;
    }

    /** Whether the row says the same of the bases after its own, as rows of a gVCF do. */
    private static boolean isBlock(Row row) {
        return row.alternates().stream().allMatch(alternate -> Allele.of(alternate) == Allele.UNNAMED)
                && end(row) > row.position();
    }

    private static long end(Row row) {
        return row.info().number("END").orElse(row.position());
    }

    private static OptionalInt references(Optional<Genotype> genotype) {
        return genotype.map(one -> OptionalInt.of((int) one.copies(0))).orElse(OptionalInt.empty());
    }

    /** The alternates that are told in bases, by their numbers. */
    private static List<Integer> named(Row row) {
        return IntStream.rangeClosed(1, row.alternates().size())
                .filter(allele -> Allele.of(row.alternate(allele)) == Allele.BASES)
                .boxed()
                .toList();
    }

    /** A row of structural alleles alone says nothing of the base that it begins with. */
    private static boolean tellsOfBases(Row row, List<Integer> named) {
        return !named.isEmpty()
                || row.alternates().stream().allMatch(alternate -> Allele.of(alternate) == Allele.UNNAMED);
    }

    /** As an import reads it: no call, half a call, a failed filter and a reference of low quality are none. */
    private Optional<Genotype> reliable(Row row) {
        boolean passed = RowReading.PASSED.contains(row.filter())
                || Arrays.stream(row.filter().split(";")).allMatch(filters::contains);
        return row.sample()
                .genotype()
                .filter(genotype -> passed
                        && genotype.missing() == 0
                        && genotype.highest() <= row.alternates().size()
                        && !(row.isMitochondrial() && genotype.ploidy() > 1)
                        && (!genotype.isReference() || thresholds.isGood(row.sample())));
    }

    private static List<Integer> copies(Genotype genotype, List<Integer> named) {
        List<Integer> copies = new ArrayList<>();
        copies.add((int) genotype.copies(0));
        named.forEach(allele -> copies.add((int) genotype.copies(allele)));
        return copies;
    }

    private Optional<List<Double>> frequencies(Row row, Columns line, List<Integer> named) {
        int[] calls = line.calls(row.alternates().size() + 1);
        int all = Arrays.stream(calls).sum();
        return all < 2 * leastCohort
                ? Optional.empty()
                : Optional.of(named.stream()
                        .map(allele -> (double) calls[allele] / all)
                        .toList());
    }
}
