package org.precisionhooks.fhir.read;

import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** What is recognised beside genes: units, classes of variants, wishes, kinds of change, chromosomes. */
record Vocabulary(
        ResultUnits units,
        Significances significances,
        PreferenceCodes preferences,
        ChangeTypes changes,
        ReferenceSequences sequences,
        Normaliser normaliser,
        Set<String> recommendations) {

    /** Row of {@code genomics/recommendations}: a LOINC answer by which laboratories recommend something. */
    record RecommendationRow(String code, String display) {}

    Vocabulary {
        recommendations = Set.copyOf(recommendations);
    }

    static Vocabulary from(Knowledge knowledge) {
        return new Vocabulary(
                ResultUnits.from(knowledge),
                Significances.from(knowledge),
                PreferenceCodes.from(knowledge),
                ChangeTypes.from(knowledge),
                ReferenceSequences.from(knowledge),
                Normaliser.from(knowledge),
                knowledge.table("genomics/recommendations", RecommendationRow.class).rows().stream()
                        .map(RecommendationRow::code)
                        .collect(Collectors.toSet()));
    }
}
