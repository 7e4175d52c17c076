package org.precisionhooks.fhir.read.vocabulary;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** What is recognised beside genes: units, classes of variants, wishes, kinds of change, allelic states, chromosomes, panels. */
public record Vocabulary(
        ResultUnits units,
        Significances significances,
        PreferenceCodes preferences,
        ChangeTypes changes,
        AllelicStates allelicStates,
        ReferenceSequences sequences,
        Normaliser normaliser,
        AncestryGroups ancestry,
        List<StayRow> stays,
        Set<String> recommendations,
        ReportWords reportWords,
        TestPanels panels) {

    /** Row of {@code genomics/recommendations}: a LOINC answer by which laboratories recommend something. */
    record RecommendationRow(String code, String display) {}

    /** Row of {@code measurements/stays}: a class of encounters in a hospital bed or an emergency room. */
    public record StayRow(String system, String code, String display) {}

    public Vocabulary {
        stays = List.copyOf(stays);
        recommendations = Set.copyOf(recommendations);
    }

    static Vocabulary from(Knowledge knowledge) {
        return new Vocabulary(
                ResultUnits.from(knowledge),
                Significances.from(knowledge),
                PreferenceCodes.from(knowledge),
                ChangeTypes.from(knowledge),
                AllelicStates.from(knowledge),
                ReferenceSequences.from(knowledge),
                Normaliser.from(knowledge),
                AncestryGroups.from(knowledge),
                knowledge.table("measurements/stays", StayRow.class).rows(),
                knowledge.table("genomics/recommendations", RecommendationRow.class).rows().stream()
                        .map(RecommendationRow::code)
                        .collect(Collectors.toSet()),
                ReportWords.from(knowledge),
                TestPanels.from(knowledge));
    }
}
