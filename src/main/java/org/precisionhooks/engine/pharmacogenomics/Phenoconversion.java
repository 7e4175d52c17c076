package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.Modulation.ModulatorRow;

/**
 * Shows what other drugs do to a gene's enzyme beside what was inherited, never instead: the genetic result, the adjusted
 * one, the cause with its source, and what guidance says of each where they differ.
 */
final class Phenoconversion {

    private final Modulation modulation;
    private final GeneModels models;

    Phenoconversion(Modulation modulation, GeneModels models) {
        this.modulation = modulation;
        this.models = models;
    }

    /** The finding with what the patient's other drugs change. */
    Finding with(Finding finding, DrugCase drugCase, Question question) {
        Set<Drug> others = others(drugCase, question);
        Finding adjusted = finding;
        for (GeneResult result : drugCase.results()) {
            List<ModulatorRow> acting = modulation.of(result.gene(), others);
            if (!acting.isEmpty()) {
                adjusted = with(adjusted, drugCase, result, acting);
            }
        }
        return adjusted;
    }

    /** Current drugs and the other drafts; what the drug does to its own enzyme is part of its guidance. */
    private static Set<Drug> others(DrugCase drugCase, Question question) {
        Set<Drug> others = Stream.concat(question.current().stream(), question.orders().stream())
                .flatMap(order -> order.resolution().ingredients().stream())
                .collect(Collectors.toCollection(HashSet::new));
        others.remove(drugCase.drug());
        return others;
    }

    private Finding with(Finding finding, DrugCase drugCase, GeneResult result, List<ModulatorRow> acting) {
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        String causes = acting.stream().map(ModulatorRow::words).collect(Collectors.joining("; "));
        Optional<ActivityScore> score = score(result);
        Optional<BigDecimal> factor = modulation.factor(result.gene(), acting);
        if (score.isEmpty() || factor.isEmpty()) {
            paragraphs.add(new Paragraph(
                    Kind.CAVEAT,
                    "Other drugs act on " + result.gene() + ": " + causes
                            + ". What was inherited is not all that counts here; no adjusted result is computed."));
            return finding.withParagraphs(paragraphs);
        }
        ActivityScore adjusted = score.get().times(factor.get());
        GeneCall genetic = result.candidates().get(0).call();
        GeneCall converted = models.model(result.gene()).orElseThrow().ofAdjusted(adjusted);
        paragraphs.add(new Paragraph(
                Kind.MEANING,
                result.gene() + " inherited: " + genetic.text() + ". With " + causes + " it acts as "
                        + (adjusted.atLeast() ? "at least " : "") + converted.text() + "."));
        return adjusted.atLeast()
                ? finding.withParagraphs(paragraphs)
                : compared(finding.withParagraphs(paragraphs), drugCase, result, converted, acting.get(0));
    }

    private static Optional<ActivityScore> score(GeneResult result) {
        return result.candidates().size() == 1
                ? result.candidates().get(0).call().score().filter(ActivityScore::isAvailable)
                : Optional.empty();
    }

    /** Adds the advice for the adjusted result where it is another one; a change that only it asks for leads. */
    private static Finding compared(
            Finding finding, DrugCase drugCase, GeneResult result, GeneCall converted, ModulatorRow strongest) {
        List<Outcome> genetic = drugCase.outcomes();
        List<Outcome> adjusted = drugCase.with(result.withCall(converted)).outcomes();
        Optional<Rule> rule = FindingWriter.strictest(adjusted);
        if (rule.isEmpty() || actions(genetic).equals(actions(adjusted))) {
            return finding;
        }
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        paragraphs.add(new Paragraph(
                Kind.ADVICE,
                "For the adjusted result (" + result.gene() + " " + converted.text() + "): "
                        + Wording.named(rule.get().action().advice(), drugCase.drug())));
        Finding both = finding.withParagraphs(paragraphs);
        boolean onlyAdjusted = finding.conclusion() instanceof Recommendation
                && rule.get().actionClass().changesTherapy()
                && FindingWriter.strictest(genetic)
                        .filter(one -> one.actionClass().changesTherapy())
                        .isEmpty();
        return onlyAdjusted
                ? both.withConclusion(new Recommendation(
                                rule.get().actionClass(), rule.get().strength(), List.of()))
                        .withHeadline("With " + strongest.name() + ": "
                                + Wording.lowerFirst(
                                        Wording.named(rule.get().action().summary(), drugCase.drug()))
                                + " (" + result.gene() + " acts as " + converted.phenotype() + ")")
                : both;
    }

    private static Set<String> actions(List<Outcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.actions().stream()).collect(Collectors.toSet());
    }
}
