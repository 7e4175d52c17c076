package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Conclusion.TestFirst;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.engine.Urgency;

/** Makes findings: what is concluded from the outcomes, with the words of {@link Wording}. */
final class FindingWriter {

    private final Guidance guidance;
    private final DrugDictionary dictionary;
    private final Wording wording;
    private final OtherGuidance others;

    FindingWriter(Guidance guidance, Populations populations, DrugDictionary dictionary, GeneModels models) {
        this.guidance = guidance;
        this.others = new OtherGuidance(guidance, populations);
        this.dictionary = dictionary;
        this.wording = new Wording(populations, models);
    }

    /**
     * @param preferred the drug beside the guidance of the site's preferred publisher
     * @param all the publishers that have advice, in the site's order
     */
    Finding recommendation(DrugCase preferred, List<Advised> all, List<Evidence> unreadableReports) {
        Advised lead = Advised.leading(all);
        DrugCase drugCase = lead.drugCase();
        Conclusion conclusion = conclusion(lead, all);
        List<Paragraph> paragraphs = new ArrayList<>(wording.meaning(drugCase, lead.outcomes()));
        paragraphs.addAll(wording.advice(drugCase, lead.outcomes(), conclusion));
        paragraphs.add(wording.certainty(lead.source(), lead.strictest().strength(), drugCase));
        paragraphs.addAll(others.advice(lead, all));
        paragraphs.addAll(wording.caveats(drugCase, lead.outcomes(), unreadableReports));
        paragraphs.addAll(others.caveats(preferred, all));
        String headline = lead.isContradictedBy(all)
                ? others.difference(lead, all)
                : others.named(lead, preferred) + headline(lead, conclusion);
        return finding(drugCase, rule(lead.outcomes()), conclusion, headline, paragraphs)
                .withEvidence(all.stream()
                        .flatMap(advised -> evidence(advised.drugCase()).stream())
                        .distinct()
                        .toList())
                .withCitations(Stream.concat(Stream.of(lead), all.stream())
                        .map(advised ->
                                guidance.citation(advised.drugCase().guidance().guideline()))
                        .distinct()
                        .toList());
    }

    private Conclusion conclusion(Advised lead, List<Advised> all) {
        if (lead.isContradictedBy(all)) {
            return new Recommendation(
                    ActionClass.SOURCES_DIFFER, lead.strictest().strength(), List.of());
        }
        Conclusion own = conclusion(lead.drugCase(), lead.outcomes());
        return own instanceof Recommendation recommendation
                        && recommendation.action() == lead.strictest().actionClass()
                        && recommendation.urgency() != Urgency.CRITICAL
                        && lead.isForbiddenBy(all)
                ? new Recommendation(
                        ActionClass.CONTRAINDICATED, recommendation.strength(), recommendation.alternatives())
                : own;
    }

    private String headline(Advised lead, Conclusion conclusion) {
        return conclusion.fold(
                recommendation -> wording.headline(lead.drugCase(), lead.outcomes(), recommendation),
                testFirst -> "",
                risk -> "",
                suspicion -> "",
                indeterminate -> wording.headline(lead.drugCase(), indeterminate));
    }

    /** @param awaited further tests that guidance wants and that are on their way */
    Finding testFirst(
            DrugCase drugCase,
            GuidanceTables.PretestRow row,
            List<Evidence> awaited,
            List<Evidence> unreadableReports) {
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph(Kind.MEANING, row.reason()));
        paragraphs.add(new Paragraph(Kind.ADVICE, wording.notAvailable(row.genes())));
        paragraphs.add(wording.pretestCertainty(row.strength()));
        if (drugCase.populations().get(row.population()) == Applies.UNKNOWN) {
            paragraphs.add(wording.unknownPopulation(row.population()));
        }
        paragraphs.addAll(wording.underWay(awaited));
        paragraphs.addAll(wording.reportsOnFile(unreadableReports));
        String headline = awaited.isEmpty()
                ? Wording.named(row.summary(), drugCase.drug())
                : wording.testToo(row.genes(), drugCase.drug(), awaited);
        return finding(
                drugCase, "pretest/" + row.drug(), new TestFirst(row.genes(), row.strength()), headline, paragraphs);
    }

    /** The results that guidance wants first are on their way. */
    Finding awaited(
            DrugCase drugCase,
            GuidanceTables.PretestRow row,
            List<Evidence> awaited,
            List<Evidence> unreadableReports) {
        boolean needed = row.strength() == Strength.STRONG || row.strength() == Strength.MODERATE;
        Indeterminate conclusion =
                new Indeterminate(Reason.RESULT_PENDING, Optional.of(String.join(" and ", row.genes())), needed);
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph(Kind.MEANING, row.reason()));
        paragraphs.addAll(wording.awaited(row.genes(), awaited));
        paragraphs.addAll(wording.reportsOnFile(unreadableReports));
        return finding(
                        drugCase,
                        "pretest/" + row.drug(),
                        conclusion,
                        wording.headline(drugCase, conclusion),
                        paragraphs)
                .withEvidence(awaited);
    }

    /** No result of the guidance's genes can be used: not tested, not final or not readable. */
    Finding nothingUsable(DrugCase drugCase, List<Evidence> unreadableReports) {
        Reason reason = reason(drugCase.results());
        boolean needed = reason != Reason.NOT_TESTED && neededBeforeStart(drugCase);
        Indeterminate conclusion = new Indeterminate(reason, Optional.of(geneOnFile(drugCase)), needed);
        List<Paragraph> paragraphs = new ArrayList<>(wording.neededBeforeStart(drugCase, needed));
        if (conclusion.reason() == Reason.NOT_TESTED) {
            paragraphs.add(new Paragraph(
                    Kind.ADVICE, wording.notAvailable(drugCase.guidance().genes())));
        }
        paragraphs.addAll(wording.unusable(drugCase.results()));
        paragraphs.addAll(wording.reportsOnFile(unreadableReports));
        return finding(
                drugCase,
                "unusable/" + drugCase.drug().rxcui(),
                conclusion,
                wording.headline(drugCase, conclusion),
                paragraphs);
    }

    /** The results are readable, but guidance has no row for them. */
    Finding noGuidance(DrugCase drugCase) {
        Indeterminate conclusion = drugCase.untested().stream()
                .findFirst()
                .map(result -> new Indeterminate(reason(List.of(result)), Optional.of(result.gene())))
                .or(() -> drugCase.ofUnknownCopies()
                        .map(gene -> new Indeterminate(Reason.RESULT_NOT_INTERPRETABLE, Optional.of(gene))))
                .orElseGet(() -> new Indeterminate(noRow(drugCase), Optional.of(firstGene(drugCase))));
        return finding(
                drugCase,
                "no-row/" + drugCase.drug().rxcui(),
                conclusion,
                wording.headline(drugCase, conclusion),
                wording.unusable(drugCase.results()));
    }

    /** The FDA lists the subgroups that it means, all others list each result: one that they do not know is not to be passed over. */
    private static Reason noRow(DrugCase drugCase) {
        boolean forOthers = drugCase.populations().values().stream().allMatch(Applies.NO::equals);
        return forOthers || drugCase.guidance().source().equals(FdaAssociations.SOURCE)
                ? Reason.NO_GUIDANCE
                : Reason.RESULT_NOT_INTERPRETABLE;
    }

    /** Whether guidance wants the result before the start as clearly as a test that was never done. */
    private boolean neededBeforeStart(DrugCase drugCase) {
        return guidance.pretest(drugCase.drug().rxcui())
                .filter(row -> row.strength() == Strength.STRONG || row.strength() == Strength.MODERATE)
                .filter(row -> drugCase.populations().get(row.population()) != Applies.NO)
                .isPresent();
    }

    private static Reason reason(List<GeneResult> results) {
        if (results.stream().anyMatch(result -> !result.unreadable().isEmpty())) {
            return Reason.RESULT_NOT_INTERPRETABLE;
        }
        return results.stream().anyMatch(result -> !result.preliminary().isEmpty())
                ? Reason.PRELIMINARY_RESULT
                : Reason.NOT_TESTED;
    }

    private Conclusion conclusion(DrugCase drugCase, List<Outcome> outcomes) {
        if (outcomes.stream().anyMatch(Outcome::conflict)) {
            return new Indeterminate(Reason.CONFLICTING_RESULTS, Optional.of(conflictingGene(drugCase)));
        }
        Rule rule = strictest(outcomes).orElseThrow();
        Optional<String> unusable = rule.actionClass() == ActionClass.NO_RECOMMENDATION
                ? drugCase.uncertain()
                : Optional.of(drugCase.uncertain().orElseGet(() -> firstGene(drugCase)))
                        .filter(gene -> rule.actionClass() == ActionClass.INVALID_INPUT);
        if (unusable.isPresent()) {
            return new Indeterminate(Reason.RESULT_NOT_INTERPRETABLE, unusable, neededBeforeStart(drugCase));
        }
        boolean open = outcomes.stream().anyMatch(Outcome::isOpen);
        boolean measureFirst = open && rule.actionClass().changesTherapy();
        return new Recommendation(
                measureFirst ? ActionClass.MEASURE_FIRST : rule.actionClass(), rule.strength(), alternatives(outcomes));
    }

    /** The drugs that every situation which may hold names: what fits one indication may be forbidden in another. */
    List<Drug> alternatives(List<Outcome> outcomes) {
        List<List<String>> named = outcomes.stream()
                .flatMap(outcome -> outcome.strictest().stream())
                .map(rule -> rule.action().alternatives())
                .filter(alternatives -> !alternatives.isEmpty())
                .toList();
        return named.stream()
                .limit(1)
                .flatMap(List::stream)
                .filter(rxcui -> named.stream().allMatch(alternatives -> alternatives.contains(rxcui)))
                .flatMap(rxcui -> dictionary.ingredient(rxcui).stream())
                .toList();
    }

    /** The strictest rule over all populations; ties go to the population listed first. */
    static Optional<Rule> strictest(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.strictest().stream())
                .min(Rule.STRICTEST_FIRST);
    }

    private static String rule(List<Outcome> outcomes) {
        Rule rule = strictest(outcomes).orElseThrow();
        return rule.row().source() + "/" + rule.row().recommendationId();
    }

    /** The gene of which something is on file, though it cannot be used. */
    private static String geneOnFile(DrugCase drugCase) {
        return drugCase.results().stream()
                .filter(result ->
                        !result.unreadable().isEmpty() || !result.preliminary().isEmpty())
                .map(GeneResult::gene)
                .findFirst()
                .orElseGet(() -> firstGene(drugCase));
    }

    private static String firstGene(DrugCase drugCase) {
        return drugCase.results().get(0).gene();
    }

    private static String conflictingGene(DrugCase drugCase) {
        return drugCase.results().stream()
                .filter(result -> result.candidates().size() > 1)
                .map(GeneResult::gene)
                .findFirst()
                .orElseGet(() -> firstGene(drugCase));
    }

    private Finding finding(
            DrugCase drugCase, String rule, Conclusion conclusion, String headline, List<Paragraph> paragraphs) {
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-" + drugCase.drug().name().replaceAll("[^a-z0-9]+", "-"),
                rule,
                Optional.of(drugCase.order()),
                Optional.of(drugCase.drug()),
                conclusion,
                headline,
                paragraphs,
                evidence(drugCase),
                List.of(guidance.citation(drugCase.guidance().guideline())));
    }

    /** What the finding rests on; where nothing could be used, what is on file of these genes. */
    private static List<Evidence> evidence(DrugCase drugCase) {
        List<Evidence> used = drugCase.evidence();
        return !used.isEmpty()
                ? used
                : drugCase.results().stream()
                        .flatMap(result -> Stream.concat(result.preliminary().stream(), result.unreadable().stream()))
                        .toList();
    }

    static boolean isGraded(Strength strength) {
        return strength != Strength.NOT_APPLICABLE && strength != Strength.NO_RECOMMENDATION;
    }
}
