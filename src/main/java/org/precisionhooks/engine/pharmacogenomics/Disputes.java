package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;

/**
 * Says with a finding which results gave way to those that it rests on, and whether they would have led elsewhere: what a
 * laboratory reports beats what is called from variants, and is not to be followed unseen (specification section 4.5).
 */
final class Disputes {

    private final List<DrugCase> cases;
    private final Drug drug;

    private Disputes(List<DrugCase> cases) {
        this.cases = cases;
        this.drug = cases.get(0).drug();
    }

    /**
     * A result that gave way.
     *
     * @param leading what is known of its gene
     * @param elsewhere whether it would have led to another action
     * @param instead the strictest of what would have been advised
     */
    private record Dispute(GeneResult leading, Candidate other, boolean elsewhere, Optional<Rule> instead) {}

    /**
     * Adds to a finding what speaks against its results.
     *
     * @param cases the drug beside each of the guidelines that speak of it
     */
    static Finding with(Finding finding, List<DrugCase> cases) {
        return new Disputes(cases).with(finding);
    }

    private Finding with(Finding finding) {
        List<Dispute> all = new ArrayList<>();
        Set<GeneResult> results = new LinkedHashSet<>();
        cases.forEach(drugCase -> results.addAll(drugCase.results()));
        results.forEach(result -> result.overruled().forEach(other -> all.add(dispute(result, other))));
        return all.isEmpty() ? finding : telling(finding, all);
    }

    private Dispute dispute(GeneResult leading, Candidate other) {
        for (DrugCase drugCase : cases) {
            List<Outcome> otherwise = outcomes(drugCase.with(leading.only(other)));
            if (!actions(otherwise).equals(actions(outcomes(drugCase)))) {
                return new Dispute(leading, other, true, FindingWriter.strictest(otherwise));
            }
        }
        return new Dispute(leading, other, false, Optional.empty());
    }

    private static List<Outcome> outcomes(DrugCase drugCase) {
        return drugCase.tested().isEmpty() ? List.of() : drugCase.outcomes();
    }

    private static List<Set<String>> actions(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::actions).toList();
    }

    private Finding telling(Finding finding, List<Dispute> all) {
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        List<Dispute> elsewhere = all.stream().filter(Dispute::elsewhere).toList();
        elsewhere.stream()
                .map(dispute -> dispute.leading().gene())
                .distinct()
                .forEach(gene -> paragraphs.add(
                        firstAdvice(paragraphs),
                        new Paragraph(
                                Kind.ADVICE,
                                "Clarify with the laboratory which " + gene + " result holds, or repeat the test; until"
                                        + " then what it reported leads.")));
        all.forEach(dispute -> paragraphs.add(new Paragraph(Kind.CAVEAT, words(dispute))));
        Finding told = finding.withParagraphs(paragraphs)
                .withEvidence(Stream.concat(
                                finding.evidence().stream(),
                                all.stream().flatMap(dispute -> dispute.other().evidence().stream()))
                        .distinct()
                        .toList());
        return elsewhere.isEmpty() ? told : headed(told.withDispute(), elsewhere.get(0));
    }

    private static int firstAdvice(List<Paragraph> paragraphs) {
        int first = 0;
        while (first < paragraphs.size() && paragraphs.get(first).kind() != Kind.ADVICE) {
            first++;
        }
        return first;
    }

    /** Where no change is asked for, the contradiction is what has to be seen first. */
    private Finding headed(Finding finding, Dispute dispute) {
        boolean changes = finding.conclusion()
                .fold(
                        recommendation -> recommendation.action().changesTherapy(),
                        test -> false,
                        risk -> false,
                        suspicion -> false,
                        none -> dispute.leading().candidates().size() > 1);
        return changes
                ? finding
                : finding.withHeadline("Clarify " + dispute.leading().gene() + " before " + drug.name()
                        + ": laboratory "
                        + said(dispute.leading().candidates(), dispute) + " (leads), " + where(dispute.other()) + " "
                        + said(List.of(dispute.other()), dispute));
    }

    private static String where(Candidate other) {
        return other.called().isPresent() ? "variants on file" : "beside it";
    }

    /** The phenotype; with the score where the phenotype alone does not tell the difference. */
    private static String said(List<Candidate> candidates, Dispute dispute) {
        String other = dispute.other().call().phenotype();
        boolean same = dispute.leading().candidates().stream()
                .anyMatch(candidate -> candidate.call().phenotype().equals(other));
        return candidates.stream()
                .map(Candidate::call)
                .map(call -> same || call.phenotype().isEmpty() ? text(call) : call.phenotype())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String text(GeneCall call) {
        return call.text().isEmpty() ? call.keys().stream().sorted().collect(Collectors.joining(" or ")) : call.text();
    }

    private String words(Dispute dispute) {
        Evidence evidence = dispute.other().evidence().get(0);
        String differs = dispute.other().called().isPresent()
                ? "What this server calls from the variants on file differs: "
                : "In the same statement stands: ";
        String leads = dispute.leading().candidates().stream()
                .map(candidate -> text(candidate.call()))
                .distinct()
                .collect(Collectors.joining(" or "));
        return dispute.leading().gene() + ": the laboratory's " + leads + " leads. " + differs + evidence.statement()
                + Wording.dated(evidence) + ". " + consequence(dispute);
    }

    private String consequence(Dispute dispute) {
        if (!dispute.elsewhere()) {
            return "It leads to the same advice.";
        }
        return dispute.instead()
                .map(rule -> "It would lead to other advice: "
                        + Wording.named(rule.action().summary(), drug) + ".")
                .orElse("Guidance has no advice for it.");
    }
}
