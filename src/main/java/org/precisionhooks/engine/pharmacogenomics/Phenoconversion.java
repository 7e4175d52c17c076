package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.Modulation.Acting;
import org.precisionhooks.engine.pharmacogenomics.Modulation.ModulatorRow;

/**
 * Shows what other drugs do to a gene's enzyme beside what was inherited, never instead: the genetic result, the adjusted
 * one, the cause with its source, and what guidance says of each where they differ.
 */
final class Phenoconversion {

    private final Modulation modulation;
    private final GeneModels models;
    private final FindingWriter writer;

    Phenoconversion(Modulation modulation, GeneModels models, FindingWriter writer) {
        this.modulation = modulation;
        this.models = models;
        this.writer = writer;
    }

    /** Whether a drug acts on the enzyme of any gene. */
    boolean isCausedBy(Drug drug) {
        return modulation.modulators().stream().anyMatch(row -> row.drug().equals(drug.rxcui()));
    }

    /** The finding with what the patient's other drugs change. */
    Finding with(Finding finding, DrugCase drugCase, Asked asked) {
        Set<Drug> others = others(drugCase, asked.question());
        List<WashOuts.Stopped> stopped = asked.beside().stopped().stream()
                .filter(one -> !one.drug().equals(drugCase.drug()))
                .toList();
        Finding adjusted = finding;
        for (GeneResult result : drugCase.results()) {
            List<Acting> acting = modulation.of(result.gene(), others, stopped);
            if (!acting.isEmpty()) {
                adjusted = with(adjusted, drugCase, result, acting);
            }
        }
        return adjusted;
    }

    /** Current drugs and the other drafts; what the drug does to its own enzyme is part of its guidance. */
    private static Set<Drug> others(DrugCase drugCase, Question question) {
        Set<Drug> others = question.taken().stream()
                .filter(order -> order.resolution().systemic())
                .flatMap(order -> order.resolution().ingredients().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        others.remove(drugCase.drug());
        return others;
    }

    private Finding with(Finding finding, DrugCase drugCase, GeneResult result, List<Acting> acting) {
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        String causes = acting.stream().map(Acting::words).collect(Collectors.joining("; "));
        Optional<GeneCall> converted = converted(result, acting);
        if (converted.isEmpty()) {
            paragraphs.add(new Paragraph(
                    Kind.CAVEAT,
                    "Other drugs act on " + result.gene() + ": " + causes
                            + ". What was inherited is not all that counts here; no adjusted result is computed."));
            return finding.withParagraphs(paragraphs);
        }
        GeneCall genetic = result.candidates().get(0).call();
        boolean atLeast = converted.get().score().filter(ActivityScore::atLeast).isPresent();
        paragraphs.add(new Paragraph(
                Kind.MEANING,
                result.gene() + " inherited: " + genetic.text() + ". With " + causes + " it acts as "
                        + (atLeast ? "at least " : "") + converted.get().text() + "."));
        return atLeast
                ? finding.withParagraphs(paragraphs)
                : compared(
                        finding.withParagraphs(paragraphs),
                        drugCase,
                        result,
                        converted.get(),
                        acting.get(0).row());
    }

    /** As what the one reading of a gene acts: by its score, else by the phenotypes of a site's table. */
    private Optional<GeneCall> converted(GeneResult result, List<Acting> acting) {
        if (result.candidates().size() != 1) {
            return Optional.empty();
        }
        GeneCall genetic = result.candidates().get(0).call();
        GeneModel model = models.model(result.gene()).orElseThrow();
        return modulation
                .factor(result.gene(), acting)
                .flatMap(factor -> adjusted(genetic, factor, model))
                .or(() -> modulation
                        .shifted(result.gene(), genetic.phenotype(), acting)
                        .map(model::ofReported));
    }

    /** A phenotype without its score stands for several: each is adjusted, but for those of which only a least is known. */
    private static Optional<GeneCall> adjusted(GeneCall genetic, BigDecimal factor, GeneModel model) {
        Stream<Optional<ActivityScore>> possible = genetic.score().isPresent()
                ? Stream.of(genetic.score())
                : genetic.keys().stream().map(ActivityScore::parse);
        List<Optional<ActivityScore>> scores = possible.map(
                        score -> score.filter(ActivityScore::isAvailable).map(known -> known.times(factor)))
                .toList();
        boolean known = scores.stream().allMatch(Optional::isPresent)
                && (scores.size() == 1
                        || scores.stream().flatMap(Optional::stream).noneMatch(ActivityScore::atLeast));
        return known && !scores.isEmpty()
                ? Optional.of(GeneCall.anyOf(scores.stream()
                        .flatMap(Optional::stream)
                        .map(model::ofAdjusted)
                        .distinct()
                        .toList()))
                : Optional.empty();
    }

    /** Adds the advice for the adjusted result where it is another one; a change that only it asks for leads. */
    private Finding compared(
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
        if (!(finding.conclusion() instanceof Recommendation asked)
                || !leads(rule.get().actionClass(), asked.action())) {
            return both;
        }
        List<Drug> instead = writer.alternatives(adjusted);
        if (asked.action().changesTherapy()) {
            return asked.alternatives().isEmpty() ? both.withConclusion(asked.withAlternatives(instead)) : both;
        }
        return both.withConclusion(
                        new Recommendation(rule.get().actionClass(), rule.get().strength(), instead))
                .withHeadline("With " + strongest.name() + ": "
                        + Wording.lowerFirst(Wording.named(rule.get().action().summary(), drugCase.drug())) + " ("
                        + result.gene() + " acts as " + converted.phenotype() + ")");
    }

    /** Whether it asks for a change, or for care where what was inherited asks for nothing. */
    private static boolean leads(ActionClass adjusted, ActionClass inherited) {
        return adjusted.changesTherapy()
                || inherited == ActionClass.STANDARD && adjusted == ActionClass.STANDARD_WITH_MONITORING;
    }

    private static Set<String> actions(List<Outcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.actions().stream()).collect(Collectors.toSet());
    }
}
