package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.genomics.RangeSearch.Relation;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;

/** Which variants a patient has, by ranges or by name. */
final class VariantQuestions {

    private static final String VARIANTS = "variants";
    private static final String VARIANT = "variant";

    private final ReferenceSequences sequences;
    private final Normaliser normaliser;
    private final RangeSearch ranges;
    private final SpecificSearch specific;
    private final VisibleVariants visible;
    private final PhaseRelations phases;
    private final int most;

    /** @param most variants of one answer */
    VariantQuestions(
            ReferenceSequences sequences,
            Normaliser normaliser,
            RangeSearch ranges,
            SpecificSearch specific,
            VisibleVariants visible,
            PhaseRelations phases,
            int most) {
        this.sequences = sequences;
        this.normaliser = normaliser;
        this.ranges = ranges;
        this.specific = specific;
        this.visible = visible;
        this.phases = phases;
        this.most = most;
    }

    Parameters byRanges(Asking asking, Relation relation) {
        List<RangeItem> items = RangeItem.all(asking.input().required("ranges"), sequences);
        boolean phased = relation == Relation.OVERLAPPING && asking.input().flag("includePhasing");
        boolean included = asking.input().flag("includeVariants") || phased;
        Parameters answer = new Parameters();
        int room = most;
        for (RangeItem item : items) {
            Stream<FiledVariant> found = ranges.find(asking, item, relation);
            AnswerPart part = AnswerPart.of(answer, VARIANTS).text("rangeItem", item.text());
            if (included) {
                List<ShownVariant> shown = visible.some(asking.details(), found, room);
                room -= shown.size();
                refuseUnless(room >= 0, item.text());
                write(asking, shown, phased, part);
            } else {
                part.flag("presence", visible.any(asking.details(), found));
            }
        }
        return answer;
    }

    private static void refuseUnless(boolean fits, String item) {
        if (!fits) {
            throw GenomicRefusal.TOO_MANY_VARIANTS.exception(item);
        }
    }

    private void write(Asking asking, List<ShownVariant> shown, boolean phased, AnswerPart part) {
        part.flag("presence", !shown.isEmpty()).resources(VARIANT, observations(shown));
        if (phased) {
            part.resources("sequencePhaseRelationship", phases.among(asking, shown));
        }
    }

    Parameters byName(Asking asking) {
        List<VariantItem> items = VariantItem.all(asking.input().required(VARIANTS), normaliser);
        Parameters answer = new Parameters();
        int room = most;
        for (VariantItem item : items) {
            List<ShownVariant> shown = specific.find(Scope.of(asking), item, room);
            room -= shown.size();
            refuseUnless(room >= 0, item.text());
            AnswerPart.of(answer, VARIANTS)
                    .text("variantItem", item.text())
                    .flag("presence", !shown.isEmpty())
                    .resources(VARIANT, observations(shown));
        }
        return answer;
    }

    private static List<Observation> observations(List<ShownVariant> shown) {
        return shown.stream().map(ShownVariant::observation).toList();
    }
}
