package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.fhir.index.FiledResult;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.index.VariantSearch;

/** Results of all patients, as far as the caller may see them one by one. */
final class PopulationResults {

    private final ImplicationQuestions.Questions questions;
    private final VariantSearch variants;
    private final ResultSearch results;
    private final SpecificSearch specific;
    private final VisibleVariants visibleVariants;
    private final VisibleResults visibleResults;

    PopulationResults(
            ImplicationQuestions.Questions questions,
            VariantSearch variants,
            ResultSearch results,
            SpecificSearch specific,
            VisibleVariants visibleVariants,
            VisibleResults visibleResults) {
        this.questions = questions;
        this.variants = variants;
        this.results = results;
        this.specific = specific;
        this.visibleVariants = visibleVariants;
        this.visibleResults = visibleResults;
    }

    Map<String, VariantItem> items(List<List<String>> sets) {
        List<String> texts = sets.stream().flatMap(List::stream).distinct().toList();
        return VariantItem.all(texts, questions.normaliser()).stream()
                .collect(Collectors.toMap(VariantItem::text, item -> item));
    }

    List<RangeItem> ranges(List<String> items) {
        return RangeItem.all(items, questions.sequences());
    }

    /** By reference the patient of each. */
    Map<String, String> variants(RequestDetails details, VariantItem item, TestLimits limits) {
        return specific.patients(new Scope(details, Optional.empty(), limits), item);
    }

    List<ShownResult> haplotypes(RequestDetails details, String item, TestLimits limits) {
        Token token = questions.tokens().of(item);
        return visibleResults.shown(details, results.withWord(token.word(), HaplotypeQuestions.KINDS)).stream()
                .filter(result -> questions.haplotypes().isNamed(result.observation(), token))
                .filter(result -> visibleResults.isOf(result.observation(), limits.origin()))
                .toList();
    }

    /** The patients who have an implication that matches; without anything asked for, nobody. */
    Set<String> implications(RequestDetails details, OperationInput input, ResultKind kind) {
        TestLimits limits = TestLimits.ofSourceClass(input);
        ImplicationCriteria criteria = ImplicationCriteria.of(input, questions.tokens(), questions.components());
        Optional<Map<String, String>> grounds = grounds(details, input, limits);
        if (criteria.isEmpty() && grounds.isEmpty()) {
            return Set.of();
        }
        List<ShownResult> matching = visibleResults.shown(details, candidates(criteria, grounds, kind)).stream()
                .filter(result -> criteria.match(result.observation()))
                .filter(result -> grounds.isEmpty()
                        || Grounds.references(result.observation()).anyMatch(grounds.get()::containsKey))
                .toList();
        return matching.stream()
                .filter(result -> grounds.isPresent() || isOfSourceClass(details, result, limits))
                .map(result -> result.filed().patient())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Patient by reference of what implications may rest on; empty when that is not asked about. */
    private Optional<Map<String, String>> grounds(RequestDetails details, OperationInput input, TestLimits limits) {
        List<VariantItem> wanted = VariantItem.all(input.items("variants"), questions.normaliser());
        List<String> haplotypes = input.items("haplotypes");
        if (wanted.isEmpty() && haplotypes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> grounds = new TreeMap<>();
        wanted.forEach(item -> grounds.putAll(variants(details, item, limits)));
        haplotypes.forEach(item -> haplotypes(details, item, limits)
                .forEach(
                        result -> grounds.put(result.reference(), result.filed().patient())));
        return Optional.of(grounds);
    }

    private List<FiledResult> candidates(
            ImplicationCriteria criteria, Optional<Map<String, String>> grounds, ResultKind kind) {
        if (grounds.isPresent()) {
            return results.ofAll(new TreeSet<>(grounds.get().values()), Set.of(kind));
        }
        Stream<FiledResult> found =
                criteria.first().stream().flatMap(token -> results.withWord(token.word(), Set.of(kind)).stream());
        return found.distinct().toList();
    }

    /** By itself, else by the variants that it rests on. */
    private boolean isOfSourceClass(RequestDetails details, ShownResult result, TestLimits limits) {
        if (visibleResults.isOf(result.observation(), limits.origin())) {
            return true;
        }
        Set<String> restsOn = Grounds.references(result.observation()).collect(Collectors.toCollection(TreeSet::new));
        restsOn.add(result.filed().result().source().resource());
        return visibleVariants.all(details, variants.in(restsOn)).stream()
                .filter(variant -> restsOn.contains(variant.reference()))
                .anyMatch(variant -> limits.admit(variant.filed().variant()));
    }
}
