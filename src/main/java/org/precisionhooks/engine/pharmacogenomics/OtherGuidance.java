package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;

/** The publishers beside the leading one: what each says, how surely, and whether it differs. */
final class OtherGuidance {

    private final Guidance guidance;
    private final Populations populations;

    OtherGuidance(Guidance guidance, Populations populations) {
        this.guidance = guidance;
        this.populations = populations;
    }

    List<Paragraph> advice(Advised lead, List<Advised> all) {
        return all.stream()
                .filter(other -> other != lead)
                .map(other -> new Paragraph(Kind.OTHER_GUIDANCE, words(other, lead)))
                .toList();
    }

    /** That the preferred publisher is silent here, and what the terms of those used ask to be said. */
    List<Paragraph> caveats(DrugCase preferred, List<Advised> all) {
        Set<String> used = all.stream().map(Advised::source).collect(Collectors.toSet());
        String source = preferred.guidance().source();
        Stream<String> silent = used.contains(source) || preferred.tested().isEmpty()
                ? Stream.of()
                : Stream.of(source + " has no advice for this result or this patient.");
        Stream<String> rewritten = all.stream()
                .flatMap(advised ->
                        guidance.updates(advised.drugCase().guidance().guideline()));
        return Stream.of(silent, rewritten, guidance.notices(used).stream())
                .flatMap(texts -> texts)
                .map(text -> new Paragraph(Kind.CAVEAT, text))
                .toList();
    }

    /** The publisher in front of a headline, where it is not the preferred one. */
    String named(Advised lead, DrugCase preferred) {
        return lead.source().equals(preferred.guidance().source()) ? "" : lead.source() + ": ";
    }

    /** The headline where another publisher asks for a change that the leading one does not ask for. */
    String difference(Advised lead, List<Advised> all) {
        Advised other = all.stream().filter(Advised::asksForAChange).findFirst().orElseThrow();
        Drug drug = lead.drugCase().drug();
        return lead.source() + " asks for no change of " + drug.name() + ", " + other.source() + " differs: "
                + Wording.named(other.strictest().action().summary(), drug);
    }

    private String words(Advised other, Advised lead) {
        Citation citation = guidance.citation(other.drugCase().guidance().guideline());
        return named(other) + " (" + citation.version() + ") " + relation(other, lead) + ": " + advice(other);
    }

    /** A publisher with several guidelines for a drug has one for each gene. */
    private static String named(Advised advised) {
        return advised.source() + " on "
                + String.join(" and ", advised.drugCase().guidance().genes());
    }

    private static String relation(Advised other, Advised lead) {
        if (other.agreesWith(lead)) {
            return "agrees";
        }
        if (other.strictest().actionClass() == ActionClass.STANDARD_WITH_MONITORING) {
            return "asks for care, not for another drug or dose";
        }
        return other.asksForAChange() ? "differs" : "asks for no change";
    }

    private String advice(Advised other) {
        Outcome strictest = other.outcomes().stream()
                .filter(outcome ->
                        outcome.strictest().filter(other.strictest()::equals).isPresent())
                .findFirst()
                .orElseThrow();
        Rule rule = other.strictest();
        String graded =
                FindingWriter.isGraded(rule.strength()) ? " (" + rule.strength().words() + ")" : "";
        String condition = other.outcomes().size() == 1 ? "" : "if " + populations.label(strictest.population()) + ", ";
        Drug drug = other.drugCase().drug();
        String summary = Wording.named(rule.action().summary(), drug);
        String said = rule.actionClass() == ActionClass.NO_RECOMMENDATION
                ? summary
                : summary + ". " + Wording.named(rule.action().advice(), drug);
        return condition + said + graded;
    }
}
