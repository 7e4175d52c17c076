package org.precisionhooks.fhir.genomics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.fhir.index.FiledResult;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.index.VariantSearch;

/** What implications rest on: the variants, haplotypes and genotypes that their {@code derivedFrom} names. */
final class Grounds {

    private final VariantSearch variants;
    private final ResultSearch results;
    private final VisibleVariants visibleVariants;
    private final VisibleResults visibleResults;

    Grounds(
            VariantSearch variants,
            ResultSearch results,
            VisibleVariants visibleVariants,
            VisibleResults visibleResults) {
        this.variants = variants;
        this.results = results;
        this.visibleVariants = visibleVariants;
        this.visibleResults = visibleResults;
    }

    /**
     * A result that an implication rests on.
     *
     * @param admitted whether it is of the tests that are asked about
     */
    record Ground(String part, Observation observation, boolean admitted) {}

    /** By reference as answers write it, each once; those that may not be seen are missing. */
    Map<String, Ground> of(Asking asking, List<ShownResult> implications, List<Observation> computed) {
        Set<String> wanted = Stream.concat(implications.stream().map(ShownResult::observation), computed.stream())
                .flatMap(Grounds::references)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> holders = implications.stream()
                .map(implication -> implication.filed().result().source().resource())
                .collect(Collectors.toCollection(TreeSet::new));
        holders.addAll(wanted);
        Map<String, Ground> grounds = new LinkedHashMap<>();
        visibleVariants.all(asking.details(), variants.in(holders)).stream()
                .filter(variant -> wanted.contains(variant.reference()))
                .forEach(variant -> grounds.put(
                        variant.reference(),
                        new Ground(
                                "variant",
                                variant.observation(),
                                asking.limits().admit(variant.filed().variant()))));
        List<FiledResult> others = results.of(asking.patient(), HaplotypeQuestions.KINDS).stream()
                .filter(filed -> wanted.contains(
                        AnswerIds.reference(filed.result().source().reference())))
                .toList();
        visibleResults
                .shown(asking.details(), others)
                .forEach(result -> grounds.put(result.reference(), ground(asking, result)));
        return grounds;
    }

    private Ground ground(Asking asking, ShownResult result) {
        boolean admitted = asking.limits().admit(result.filed().result())
                && visibleResults.isOf(result.observation(), asking.limits().origin());
        boolean haplotype = result.filed().result().kind() == ResultKind.HAPLOTYPE;
        return new Ground(haplotype ? "haplotype" : "genotype", result.observation(), admitted);
    }

    static Stream<String> references(Observation implication) {
        return implication.getDerivedFrom().stream()
                .map(reference -> reference
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue())
                .flatMap(reference -> Optional.ofNullable(reference).stream());
    }
}
