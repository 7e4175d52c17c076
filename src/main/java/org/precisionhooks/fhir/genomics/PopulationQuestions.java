package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.genomics.RangeSearch.Relation;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.index.VariantSearch;

/** How many patients have something. Whoever may not be seen is not counted, neither above the line nor below it. */
final class PopulationQuestions {

    private static final String LISTED = "includePatientList";

    private final Cohort cohort;
    private final VariantSearch search;
    private final OtherBuild otherBuild;
    private final VisibleVariants visible;
    private final PopulationResults results;

    PopulationQuestions(
            Cohort cohort,
            VariantSearch search,
            OtherBuild otherBuild,
            VisibleVariants visible,
            PopulationResults results) {
        this.cohort = cohort;
        this.search = search;
        this.otherBuild = otherBuild;
        this.visible = visible;
        this.results = results;
    }

    Parameters specificVariants(RequestDetails details) {
        OperationInput input = new OperationInput(details);
        TestLimits limits = TestLimits.ofSourceClass(input);
        List<List<String>> sets = ItemSets.of(input, "variants");
        Map<String, VariantItem> items = results.items(sets);
        return counted(
                details,
                input,
                new Part("variants", "variantItem"),
                sets,
                item -> patients(results.variants(details, Objects.requireNonNull(items.get(item)), limits)));
    }

    Parameters haplotypes(RequestDetails details) {
        OperationInput input = new OperationInput(details);
        TestLimits limits = TestLimits.ofSourceClass(input);
        List<List<String>> sets = ItemSets.of(input, "haplotypes");
        return counted(
                details,
                input,
                new Part("haplotypes", "haplotypeItem"),
                sets,
                item -> results.haplotypes(details, item, limits).stream()
                        .map(result -> result.filed().patient())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    Parameters structuralVariants(RequestDetails details, Relation relation) {
        OperationInput input = new OperationInput(details);
        TestLimits limits = TestLimits.ofSourceClass(input);
        List<RangeItem> ranges = results.ranges(input.required("ranges"));
        Map<String, RangeItem> items = ranges.stream().collect(Collectors.toMap(RangeItem::text, range -> range));
        return counted(
                details,
                input,
                new Part("variants", "rangeItem"),
                ranges.stream().map(range -> List.of(range.text())).toList(),
                item -> patients(structural(details, Objects.requireNonNull(items.get(item)), relation, limits)));
    }

    /** @param part the name of the one parameter of the answer */
    Parameters implications(RequestDetails details, ResultKind kind, String part) {
        OperationInput input = new OperationInput(details);
        boolean listed = input.flag(LISTED);
        Set<String> having = results.implications(details, input, kind);
        Parameters answer = new Parameters();
        cohort.write(having, cohort.of(details), listed, AnswerPart.of(answer, part));
        return answer;
    }

    /** The names of a parameter of the answer and of its item. */
    private record Part(String name, String item) {}

    private Parameters counted(
            RequestDetails details,
            OperationInput input,
            Part names,
            List<List<String>> sets,
            Function<String, Set<String>> having) {
        boolean listed = input.flag(LISTED);
        Map<String, Set<String>> found = new HashMap<>();
        sets.forEach(set -> set.forEach(item -> found.computeIfAbsent(item, having)));
        Set<String> countable = cohort.of(details);
        Parameters answer = new Parameters();
        for (List<String> set : sets) {
            Set<String> all = new TreeSet<>(countable);
            set.forEach(item -> all.retainAll(found.getOrDefault(item, Set.of())));
            AnswerPart part = AnswerPart.of(answer, names.name()).text(names.item(), ItemSets.text(set));
            cohort.write(all, countable, listed, part);
        }
        return answer;
    }

    private static Set<String> patients(Map<String, String> byReference) {
        return new TreeSet<>(byReference.values());
    }

    /** By reference the patient of each. */
    private Map<String, String> structural(
            RequestDetails details, RangeItem range, Relation relation, TestLimits limits) {
        Optional<GenomicRegion> lifted = otherBuild.lift(range.region());
        Optional<GenomicRegion> other = otherBuild.chromosome(range.region().referenceSequence());
        if (lifted.isEmpty() && other.isPresent() && visible.any(details, search.someStructuralOn(other.get()))) {
            throw GenomicRefusal.NOT_LIFTED.exception(range.text());
        }
        Stream<FiledVariant> found = in(range.region(), relation);
        Stream<FiledVariant> all =
                lifted.map(region -> Stream.concat(found, in(region, relation))).orElse(found);
        return visible.patients(details, all.filter(filed -> limits.admit(filed.variant())));
    }

    private Stream<FiledVariant> in(GenomicRegion region, Relation relation) {
        return relation == Relation.SUBSUMING
                ? search.subsuming(Optional.empty(), region)
                : search.intersecting(Optional.empty(), region);
    }
}
