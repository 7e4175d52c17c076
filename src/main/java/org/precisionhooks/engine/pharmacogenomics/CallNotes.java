package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall.Coverage;
import org.precisionhooks.engine.pharmacogenomics.calling.CalledDiplotype;

/** What a reader must know of alleles that this server called: what was tested, what stays open, whether that matters. */
final class CallNotes {

    /** Cards are short: of a long list the rest is counted. */
    private static final int MOST_NAMES = 8;

    private final DrugCase drugCase;
    private final String gene;
    private final CalledGene called;
    private final List<String> notes = new ArrayList<>();

    private CallNotes(DrugCase drugCase, String gene, CalledGene called) {
        this.drugCase = drugCase;
        this.gene = gene;
        this.called = called;
    }

    static List<String> of(DrugCase drugCase) {
        List<String> notes = new ArrayList<>();
        for (GeneResult result : drugCase.tested()) {
            result.candidates().stream()
                    .flatMap(candidate -> candidate.called().stream())
                    .forEach(called -> notes.addAll(new CallNotes(drugCase, result.gene(), called).notes()));
        }
        return notes;
    }

    private List<String> notes() {
        AlleleCall call = called.call();
        coverage(call);
        equallyGood(call);
        lessSpecific(call);
        undocumented(call);
        call.warnings().forEach(warning -> notes.add(words(warning)));
        return notes;
    }

    private void coverage(AlleleCall call) {
        Coverage coverage = call.coverage();
        notes.add(gene + " was called by this server from variants: " + coverage.tested() + " of " + coverage.total()
                + " defining positions tested.");
        if (!coverage.missingTier1().isEmpty()) {
            notes.add("Not tested, though every " + gene + " test should: " + names(coverage.missingTier1()) + ".");
        } else if (!coverage.missingNeeded().isEmpty()) {
            notes.add("Not tested, though the result depends on it: " + names(coverage.missingNeeded()) + ".");
        }
        List<String> further = coverage.notExcluded().stream()
                .filter(allele -> call.diplotypes().stream()
                        .noneMatch(pair -> pair.alleles().contains(allele)))
                .toList();
        if (!further.isEmpty()) {
            notes.add(gene + " alleles not tested for and not excluded: " + names(further) + ".");
        }
    }

    private void equallyGood(AlleleCall call) {
        if (call.isClosed() && call.diplotypes().size() > 1) {
            notes.add("The variants fit " + texts(call.diplotypes()) + " equally well; these lead to "
                    + advice(keys(called.best())) + ".");
        }
    }

    /** Explanations that only the copies on which the variants lie would exclude; silent where they mean the same. */
    private void lessSpecific(AlleleCall call) {
        Set<String> known = keys(called.best());
        List<CalledDiplotype> different = IntStream.range(0, call.others().size())
                .filter(i -> !known.containsAll(called.others().get(i).keys()))
                .mapToObj(call.others()::get)
                .toList();
        if (call.isClosed() && !different.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(known);
            all.addAll(keys(called.others()));
            notes.add("Not excluded, since it is not known on which copy the variants lie: " + texts(different)
                    + "; this would lead to " + advice(all) + ".");
        }
    }

    private void undocumented(AlleleCall call) {
        if (!call.undocumented().isEmpty()) {
            notes.add("A base that no " + gene + " allele has was found at " + names(call.undocumented())
                    + " and is read as reference here.");
        }
    }

    private String advice(Set<String> keys) {
        return drugCase.differs(gene, keys) ? "different advice" : "the same advice";
    }

    private static Set<String> keys(List<GeneCall> calls) {
        return calls.stream()
                .flatMap(call -> call.keys().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String texts(List<CalledDiplotype> diplotypes) {
        return names(diplotypes.stream().map(CalledDiplotype::text).toList());
    }

    private static String names(List<String> all) {
        String some = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMES ? some + " and " + (all.size() - MOST_NAMES) + " more" : some;
    }

    private String words(AlleleCall.Warning warning) {
        return switch (warning) {
            case PROXY_CONTRADICTED ->
                gene
                        + ": the exonic change of HapB3 is there, the intronic one that decides is not; HapB3 is not"
                        + " counted where only the exonic one is.";
            case PROXY_USED ->
                gene
                        + ": HapB3 was read from its exonic change; the intronic one (rs75017182) decides and should"
                        + " be tested.";
            case PROXY_ABSENT ->
                gene
                        + ": the intronic change of HapB3, which decides, is there without the exonic one; it counts, and the"
                        + " laboratory should confirm it.";
            case PRIORITY -> gene + ": several pairs of alleles fit equally well; the most frequent one is shown.";
            case FALLBACK -> gene + ": no pair of alleles can be told; one position decides alone.";
            case HETEROPLASMY -> gene + ": the change is in a part of the mitochondria only.";
            case TWO_BASES_IN_ONE_COPY -> gene + ": two different bases in a person with one copy.";
        };
    }
}
