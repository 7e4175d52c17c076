package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Polygenic scores on record for diseases of heart and vessels: told beside what the domain finds, as the statement of whoever
 * wrote them. They enter no equation, and no finding is made or changed by one (cardiology.md section 4.6).
 */
final class PolygenicBeside {

    private final Set<Coding> codes = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    /** A row of {@code cardiology/polygenic_outcomes.tsv}: a disease by its code, or by its name alone where {@code system} is empty. */
    public record Outcome(String system, String code, String name) {}

    PolygenicBeside(Knowledge knowledge) {
        for (Outcome outcome :
                knowledge.table("cardiology/polygenic_outcomes", Outcome.class).rows()) {
            if (!outcome.code().isEmpty()) {
                codes.add(Coding.of(outcome.system(), outcome.code()));
            }
            words.add(outcome.name());
        }
    }

    /** The findings with a word on each score. */
    List<Finding> told(List<Finding> findings, ConsentedFacts facts) {
        List<Paragraph> scores = facts.all(GenomicRisk.class).stream()
                .filter(risk -> risk.score().isPresent() && isOfHeart(risk.outcome()))
                .map(PolygenicBeside::paragraph)
                .distinct()
                .toList();
        return scores.isEmpty()
                ? findings
                : findings.stream().map(finding -> with(finding, scores)).toList();
    }

    private static Finding with(Finding finding, List<Paragraph> scores) {
        return finding.withParagraphs(
                Stream.concat(finding.paragraphs().stream(), scores.stream()).toList());
    }

    private boolean isOfHeart(Concept outcome) {
        return words.contains(outcome.text().toLowerCase(Locale.ROOT))
                || outcome.codings().stream()
                        .anyMatch(coding -> codes.contains(Coding.of(coding.system(), coding.code()))
                                || words.contains(coding.display().toLowerCase(Locale.ROOT)));
    }

    private static Paragraph paragraph(GenomicRisk risk) {
        GenomicRisk.Score score = risk.score().orElseThrow();
        List<String> said = new ArrayList<>();
        said.add(score.value());
        said.add(risk.likelihood().label());
        risk.probability().map(of -> "probability " + plain(of)).ifPresent(said::add);
        risk.relativeRisk().map(of -> "relative risk " + plain(of)).ifPresent(said::add);
        String value = said.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        String day = risk.source().time().map(time -> ", " + time.day()).orElse("");
        return new Paragraph(
                Kind.CAVEAT,
                "Beside the estimate, and no part of it: polygenic score " + score.name() + " for "
                        + risk.outcome().label() + ", as recorded: " + (value.isEmpty() ? "no value" : value) + " ("
                        + risk.source().reference() + day
                        + "). No percentile or class is made of it here, since no reference of matching ancestry is loaded.");
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
