package org.precisionhooks.fhir.genomics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.genomics.Grounds.Ground;
import org.precisionhooks.fhir.genomics.RangeSearch.Relation;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.operation.ComputedImplications;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;

/** What follows from a patient's results: for treatments, diagnoses and molecules. */
final class ImplicationQuestions {

    private final Questions questions;
    private final VisibleResults results;
    private final Grounds grounds;
    private final RangeSearch ranges;
    private final SpecificSearch specific;
    private final VisibleVariants visible;
    private final ComputedImplications computed;

    /** What items are read with. */
    record Questions(
            ReferenceSequences sequences,
            Normaliser normaliser,
            Tokens tokens,
            Components components,
            HaplotypeMatch haplotypes) {}

    ImplicationQuestions(
            Questions questions,
            VisibleResults results,
            Grounds grounds,
            RangeSearch ranges,
            SpecificSearch specific,
            VisibleVariants visible,
            ComputedImplications computed) {
        this.questions = questions;
        this.results = results;
        this.grounds = grounds;
        this.ranges = ranges;
        this.specific = specific;
        this.visible = visible;
        this.computed = computed;
    }

    /** @param part the name that each has in the answer */
    Parameters of(Asking asking, ResultKind kind, String part) {
        ImplicationCriteria criteria =
                ImplicationCriteria.of(asking.input(), questions.tokens(), questions.components());
        List<VariantItem> variants = VariantItem.all(asking.input().items("variants"), questions.normaliser());
        List<RangeItem> within = RangeItem.all(asking.input().items("ranges"), questions.sequences());
        List<Token> haplotypes = kind == ResultKind.THERAPEUTIC
                ? questions.tokens().all(asking.input().items("haplotypes"))
                : List.of();
        boolean grounded = !variants.isEmpty() || !within.isEmpty() || !haplotypes.isEmpty();
        if (criteria.isEmpty() && !grounded) {
            return new Parameters();
        }
        Set<String> resting = new TreeSet<>();
        variants.forEach(
                item -> references(specific.find(Scope.of(asking), item)).forEach(resting::add));
        within.forEach(item ->
                resting.addAll(visible.patients(asking.details(), ranges.find(asking, item, Relation.OVERLAPPING))
                        .keySet()));
        references(asking, haplotypes).forEach(resting::add);
        List<ShownResult> matching = results.of(asking, Set.of(kind)).stream()
                .filter(result -> criteria.match(result.observation()))
                .filter(result ->
                        !grounded || Grounds.references(result.observation()).anyMatch(resting::contains))
                .toList();
        List<Observation> worked = kind == ResultKind.THERAPEUTIC && !grounded ? computed(asking) : List.of();
        return answer(asking, matching, worked, part);
    }

    /** What our rules say of the treatments that are asked about, where that is asked for; it rests on results of all tests. */
    private List<Observation> computed(Asking asking) {
        List<String> treatments = asking.input().items("treatments");
        boolean wanted = asking.input().flag("includeComputed") && !treatments.isEmpty();
        return wanted && asking.limits().areNone()
                ? computed.of(asking.details(), asking.patient(), treatments)
                : List.of();
    }

    private static Stream<String> references(List<ShownVariant> variants) {
        return variants.stream().map(ShownVariant::reference);
    }

    private Stream<String> references(Asking asking, List<Token> haplotypes) {
        return haplotypes.isEmpty()
                ? Stream.empty()
                : results.admitted(asking, HaplotypeQuestions.KINDS).stream()
                        .filter(result -> haplotypes.stream()
                                .anyMatch(token -> questions.haplotypes().isNamed(result.observation(), token)))
                        .map(ShownResult::reference);
    }

    private Parameters answer(Asking asking, List<ShownResult> matching, List<Observation> worked, String part) {
        Map<String, Ground> restsOn = grounds.of(asking, matching, worked);
        Parameters answer = new Parameters();
        Set<String> used = new LinkedHashSet<>();
        for (ShownResult implication : matching) {
            if (isAdmitted(asking, implication, restsOn)) {
                answer.addParameter().setName(part).setResource(implication.observation());
                Grounds.references(implication.observation()).forEach(used::add);
            }
        }
        for (Observation implication : worked) {
            answer.addParameter().setName(part).setResource(implication);
            Grounds.references(implication).forEach(used::add);
        }
        restsOn.forEach((reference, ground) -> {
            if (used.contains(reference)) {
                answer.addParameter().setName(ground.part()).setResource(ground.observation());
            }
        });
        return answer;
    }

    /** An implication is of the test that it names, else of those of what it rests on. */
    private boolean isAdmitted(Asking asking, ShownResult implication, Map<String, Ground> restsOn) {
        Observation observation = implication.observation();
        boolean own = asking.limits().admit(implication.filed().result())
                && results.isOf(observation, asking.limits().origin());
        return own
                || Grounds.references(observation)
                        .flatMap(reference -> java.util.Optional.ofNullable(restsOn.get(reference)).stream())
                        .anyMatch(Ground::admitted);
    }
}
