package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Strength;

/** The sentences of this engine's findings. What depends on a drug or a result comes from the tables. */
final class Wording {

    private static final String DRUG = "{drug}";

    private final Populations populations;
    private final GeneModels models;

    Wording(Populations populations, GeneModels models) {
        this.populations = populations;
        this.models = models;
    }

    /** A sentence of the tables about a drug, {@code {drug}} filled in. */
    static String named(String text, Drug drug) {
        String withName = text.replace(DRUG, drug.name());
        return withName.isEmpty()
                ? withName
                : withName.substring(0, 1).toUpperCase(Locale.ROOT) + withName.substring(1);
    }

    String headline(DrugCase drugCase, List<Outcome> outcomes, Conclusion.Recommendation recommendation) {
        Outcome strictest = outcomes.stream()
                .filter(outcome -> outcome.strictest().equals(FindingWriter.strictest(outcomes)))
                .findFirst()
                .orElseThrow();
        if (recommendation.action() == ActionClass.MEASURE_FIRST && strictest.isOpen()) {
            return "Complete the " + genes(drugCase.guidance().genes()) + " result before "
                    + drugCase.drug().name() + ": it leaves the advice open";
        }
        String summary = named(strictest.strictest().orElseThrow().action().summary(), drugCase.drug());
        String conditional = isConditional(drugCase, outcomes)
                ? "If " + populations.label(strictest.population()) + ": " + lowerFirst(summary)
                : summary;
        return conditional + because(drugCase);
    }

    /** The results in brackets, where each gene has one and the sentence does not name it already. */
    private static String because(DrugCase drugCase) {
        boolean plain = drugCase.tested().stream()
                .allMatch(result -> result.candidates().size() == 1
                        && !result.candidates().get(0).call().phenotype().isEmpty());
        return plain
                ? drugCase.tested().stream()
                        .map(result -> result.gene() + " "
                                + result.candidates().get(0).call().phenotype())
                        .collect(Collectors.joining(", ", " (", ")"))
                : "";
    }

    String headline(DrugCase drugCase, Conclusion.Indeterminate conclusion) {
        String gene = conclusion.gene().orElse("");
        String drug = drugCase.drug().name();
        return switch (conclusion.reason()) {
            case CONFLICTING_RESULTS -> "Results for " + gene + " contradict each other: no advice for " + drug;
            case RESULT_NOT_INTERPRETABLE -> "The " + gene + " result on file cannot be used for advice on " + drug;
            case PRELIMINARY_RESULT -> "The " + gene + " result is not final: no advice for " + drug + " yet";
            case NOT_TESTED -> "No " + gene + " result in the record for advice on " + drug;
            case NO_GUIDANCE -> "The guideline has no advice on " + drug + " for this " + gene + " result";
            case RESULT_PENDING -> "The " + gene + " test is ordered: wait for its result before " + drug;
            case DRUG_NOT_RESOLVED -> "Not checked: " + drug;
        };
    }

    /** What the results mean for the drug; nothing when the results contradict each other or leave the meaning open. */
    List<Paragraph> meaning(DrugCase drugCase, List<Outcome> outcomes) {
        boolean clear = outcomes.stream().noneMatch(outcome -> outcome.conflict() || outcome.isOpen());
        return clear
                ? FindingWriter.strictest(outcomes).stream()
                        .flatMap(rule -> rule.implications().stream())
                        .map(text -> new Paragraph(Kind.MEANING, named(text, drugCase.drug())))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** What to do: once, where all populations and possible results agree, else once for each. */
    List<Paragraph> advice(DrugCase drugCase, List<Outcome> outcomes, Conclusion conclusion) {
        Map<Set<String>, List<Outcome>> byActions = byActions(outcomes);
        List<Paragraph> paragraphs = new ArrayList<>();
        if (conclusion instanceof Conclusion.Indeterminate indeterminate
                && indeterminate.reason() == Conclusion.Reason.CONFLICTING_RESULTS) {
            paragraphs.add(new Paragraph(
                    Kind.ADVICE,
                    "Clarify with the laboratories which result holds, or repeat the test. Each would lead to different"
                            + " advice:"));
        }
        byActions.values().forEach(same -> {
            String condition = isConditional(drugCase, outcomes) ? "For " + labels(same) + ": " : "";
            same.get(0)
                    .rules()
                    .forEach(rule -> paragraphs.add(new Paragraph(
                            Kind.ADVICE,
                            condition
                                    + forResult(same.get(0), rule)
                                    + named(rule.action().advice(), drugCase.drug()))));
        });
        return paragraphs;
    }

    Paragraph certainty(String publisher, Strength strength, DrugCase drugCase) {
        String graded = FindingWriter.isGraded(strength)
                ? publisher + " grades this recommendation as " + strength.words() + "."
                : publisher + " does not grade this.";
        return new Paragraph(
                Kind.CERTAINTY,
                graded + " Allele functions: "
                        + models.editions(
                                drugCase.tested().stream().map(GeneResult::gene).toList()) + ".");
    }

    /** The list of tests before the start is this project's, not the guideline's. */
    Paragraph pretestCertainty(Strength strength) {
        return new Paragraph(
                Kind.CERTAINTY,
                "On this server's list of tests before the start, rated " + strength.words()
                        + "; the guideline says what follows from the result.");
    }

    Paragraph unknownPopulation(String population) {
        return new Paragraph(
                Kind.CAVEAT, "The record does not tell whether this holds: " + populations.label(population) + ".");
    }

    /** Whether the advice depends on what the record does not tell of the person. */
    private static boolean isConditional(DrugCase drugCase, List<Outcome> outcomes) {
        return byActions(outcomes).size() > 1
                || outcomes.size() == 1
                        && drugCase.populations().get(outcomes.get(0).population()) == Applies.UNKNOWN;
    }

    List<Paragraph> neededBeforeStart(DrugCase drugCase, boolean needed) {
        return needed
                ? List.of(new Paragraph(
                        Kind.ADVICE,
                        "A usable " + genes(drugCase.guidance().genes()) + " result is wanted before "
                                + drugCase.drug().name()
                                + " is started: wait for it, or clarify it with the laboratory."))
                : List.of();
    }

    List<Paragraph> awaited(List<String> genes, List<Evidence> awaited) {
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph(
                Kind.ADVICE,
                "The " + genes(genes)
                        + " test is ordered already and its result is not there yet. Wait for it, or ask the"
                        + " laboratory for it; it need not be ordered again."));
        paragraphs.addAll(underWay(awaited));
        return paragraphs;
    }

    List<Paragraph> underWay(List<Evidence> awaited) {
        return awaited.stream()
                .map(test -> new Paragraph(Kind.CAVEAT, test.statement() + dated(test) + "."))
                .toList();
    }

    String testToo(List<String> genes, Drug drug, List<Evidence> awaited) {
        List<String> ordered = awaited.stream()
                .flatMap(test -> test.gene().stream())
                .distinct()
                .toList();
        return "Test " + genes(genes) + " too before " + drug.name() + "; " + genes(ordered) + " is ordered already";
    }

    String notAvailable(List<String> genes) {
        return "No " + genes(genes) + " result is available to this service; check existing results before ordering the"
                + " test.";
    }

    List<Paragraph> caveats(DrugCase drugCase, List<Outcome> outcomes, List<Evidence> unreadableReports) {
        List<Paragraph> paragraphs = new ArrayList<>(notes(drugCase, outcomes).stream()
                .map(note -> new Paragraph(Kind.CAVEAT, note))
                .toList());
        paragraphs.addAll(unusable(drugCase.results()));
        paragraphs.addAll(reportsOnFile(unreadableReports));
        return paragraphs;
    }

    private List<String> notes(DrugCase drugCase, List<Outcome> outcomes) {
        List<String> notes = new ArrayList<>();
        drugCase.untested()
                .forEach(result -> notes.add(result.gene()
                        + " has no usable result in the record; this advice rests on "
                        + genes(drugCase.tested().stream().map(GeneResult::gene).toList()) + " alone."));
        drugCase.off().stream()
                .sorted()
                .forEach(gene -> notes.add("Advice on " + gene + " for this drug is switched off here."));
        if (byActions(outcomes).size() > 1) {
            notes.add("The record does not tell which of these situations holds.");
        } else if (isConditional(drugCase, outcomes)) {
            notes.add(unknownPopulation(outcomes.get(0).population()).text());
        }
        if (severalAgreeing(drugCase, outcomes)) {
            notes.add("Results differ between reports but lead to the same advice.");
        }
        if (restsOn(drugCase, Candidate.Basis.REPORTED)) {
            notes.add("The laboratory reported the phenotype; the genotype is not in the record.");
        }
        if (restsOn(drugCase, Candidate.Basis.VARIANT)) {
            notes.add("This rests on single variants; other positions of the gene may not have been tested.");
        }
        notes.addAll(CallNotes.of(drugCase));
        if (drugCase.order().resolution().recognition() == Recognition.NAME) {
            notes.add("The drug was recognised by its name only; check that it is the one meant.");
        }
        return notes;
    }

    /** Results on file that could not be used, so that a person can look at them. */
    List<Paragraph> unusable(List<GeneResult> results) {
        return results.stream()
                .flatMap(result -> Stream.concat(
                        result.preliminary().stream()
                                .map(evidence -> "Not final, not used: " + evidence.statement() + dated(evidence)),
                        result.unreadable().stream()
                                .map(evidence ->
                                        "Not interpretable, not used: " + evidence.statement() + dated(evidence))))
                .map(text -> new Paragraph(Kind.CAVEAT, text))
                .toList();
    }

    List<Paragraph> reportsOnFile(List<Evidence> reports) {
        return reports.stream()
                .map(report -> new Paragraph(
                        Kind.CAVEAT, "On file, to be read by a person: " + report.statement() + dated(report)))
                .toList();
    }

    private String labels(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> populations.label(outcome.population()))
                .collect(Collectors.joining("; "));
    }

    /** Names the result that a rule is for, where the record leaves several open. */
    private static String forResult(Outcome outcome, Rule rule) {
        return outcome.rules().size() == 1 ? "" : "If " + String.join(" and ", geneKeys(rule.row())) + ": ";
    }

    private static List<String> geneKeys(GuidanceTables.RecommendationRow row) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < row.genes().size(); i++) {
            pairs.add(row.genes().get(i) + " " + row.keys().get(i));
        }
        return pairs;
    }

    private static Map<Set<String>, List<Outcome>> byActions(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::actions, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean severalAgreeing(DrugCase drugCase, List<Outcome> outcomes) {
        return drugCase.tested().stream().anyMatch(result -> result.candidates().size() > 1)
                && outcomes.stream().noneMatch(Outcome::conflict)
                && drugCase.tested().stream()
                        .flatMap(result -> result.candidates().stream())
                        .noneMatch(candidate -> candidate.basis() == Candidate.Basis.HLA);
    }

    private static boolean restsOn(DrugCase drugCase, Candidate.Basis basis) {
        return drugCase.tested().stream()
                .flatMap(result -> result.candidates().stream())
                .anyMatch(candidate -> candidate.basis() == basis);
    }

    static String genes(List<String> genes) {
        return String.join(" and ", genes);
    }

    static String dated(Evidence evidence) {
        return evidence.source().time().map(time -> " (" + time.day() + ")").orElse("");
    }

    static String lowerFirst(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return acronym || text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
