package org.precisionhooks.engine.pharmacogenomics;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.person.LikelyDrugs;

/**
 * When a chart is opened: what the results mean for drugs that the patient does not take and is likely to get. Only what would
 * change them, a few, and in few words.
 */
final class LikelyAdvice {

    private static final int MOST = 5;

    private final LikelyDrugs likely;
    private final DrugDictionary dictionary;

    LikelyAdvice(LikelyDrugs likely, DrugDictionary dictionary) {
        this.likely = likely;
        this.dictionary = dictionary;
    }

    /** @param advice what there is to say of a drug */
    List<Finding> of(ConsentedFacts facts, Question question, Function<OrderedDrug, List<Finding>> advice) {
        if (question.occasion() != Occasion.PATIENT_VIEW) {
            return List.of();
        }
        Set<String> taken = question.taken().stream()
                .flatMap(order -> order.resolution().ingredients().stream())
                .map(Drug::rxcui)
                .collect(Collectors.toSet());
        return likely.of(facts, taken).entrySet().stream()
                .flatMap(entry -> dictionary.ingredient(entry.getKey()).stream()
                        .flatMap(drug -> advice.apply(OrderedDrug.of(drug)).stream())
                        .filter(LikelyAdvice::changes)
                        .map(finding -> shortened(finding, entry.getValue())))
                .sorted(Comparator.comparing(Finding::urgency).reversed())
                .limit(MOST)
                .toList();
    }

    private static boolean changes(Finding finding) {
        return finding.conclusion() instanceof Recommendation recommendation
                && recommendation.action().changesTherapy();
    }

    private static Finding shortened(Finding finding, Evidence reason) {
        String drug = finding.drug().map(Drug::name).orElse("");
        return finding.withHeadline("If " + drug + " is started: " + Wording.lowerFirst(finding.headline()))
                .withParagraphs(List.of(new Paragraph(
                        Kind.FOUND,
                        drug + " is not taken, and usual for " + reason.statement()
                                + ", which is on record. This is no advice to give it.")))
                .withEvidence(Stream.concat(finding.evidence().stream(), Stream.of(reason))
                        .distinct()
                        .toList());
    }
}
