package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Conclusion.TestFirst;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Strength;

/**
 * Whether an HLA result explains an allergy that is being recorded. The alleles are those that guidance asks for before the
 * drug. A present allele can explain a reaction and speaks of other drugs too; an absent one never excludes an allergy.
 */
final class AllergyExplanations {

    private final List<GeneTables.AlleleStatusRow> alleles;
    private final Guidance guidance;
    private final DrugDictionary dictionary;

    AllergyExplanations(List<GeneTables.AlleleStatusRow> alleles, Guidance guidance, DrugDictionary dictionary) {
        this.alleles = List.copyOf(alleles);
        this.guidance = guidance;
        this.dictionary = dictionary;
    }

    Stream<Finding> of(Question question, GeneResults results) {
        return question.trigger().allergens().stream()
                .flatMap(allergen -> allergen.resolution().ingredients().stream())
                .distinct()
                .flatMap(drug -> explained(drug, question, results).stream());
    }

    /** One allele that guidance asks for before a drug, beside what is on file of it. */
    private record Known(GeneTables.AlleleStatusRow row, GeneResult result, AlleleStatus status) {

        static Known of(GeneTables.AlleleStatusRow row, GeneResult result) {
            return new Known(row, result, AlleleStatus.of(row.allele(), result.candidates()));
        }

        String name() {
            return row.gene() + row.allele();
        }

        Stream<Evidence> evidence() {
            return result.candidates().stream()
                    .filter(candidate -> AlleleStatus.of(row.allele(), List.of(candidate)) != AlleleStatus.UNKNOWN)
                    .flatMap(candidate -> candidate.evidence().stream());
        }

        /** What is on file of the gene and cannot be used. */
        Stream<Evidence> unusable() {
            return Stream.concat(result.preliminary().stream(), result.unreadable().stream());
        }
    }

    private Optional<Finding> explained(Drug drug, Question question, GeneResults results) {
        List<Known> known = alleles.stream()
                .filter(row -> row.drug().equals(drug.rxcui()))
                .map(row -> Known.of(row, results.of(row.gene())))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(
                        found(drug, with(AlleleStatus.POSITIVE, known), question),
                        contradictory(drug, with(AlleleStatus.CONTRADICTORY, known)),
                        open(drug, with(AlleleStatus.UNKNOWN, known)),
                        Optional.of(absent(drug, known)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Known> with(AlleleStatus status, List<Known> known) {
        return known.stream().filter(allele -> allele.status() == status).toList();
    }

    private Optional<Finding> found(Drug drug, List<Known> present, Question question) {
        if (present.isEmpty()) {
            return Optional.empty();
        }
        List<Paragraph> paragraphs = new ArrayList<>(meanings(drug, present));
        paragraphs.add(new Paragraph(
                Kind.ADVICE,
                "What a person inherited does not change: keep " + drug.name() + " on the list of allergies."));
        related(drug, present, question).forEach(paragraphs::add);
        paragraphs.add(new Paragraph(
                Kind.CAVEAT, "The allele raises the risk of such a reaction; it does not prove what caused this one."));
        return Optional.of(finding(
                drug,
                present,
                nothingToChange(),
                names(present) + " on file can explain the allergy to " + drug.name(),
                paragraphs));
    }

    /** Other drugs before which guidance asks for the same allele, and which of them are taken now. */
    private List<Paragraph> related(Drug drug, List<Known> present, Question question) {
        List<Drug> others = alleles.stream()
                .filter(row -> present.stream()
                        .anyMatch(allele -> allele.row().gene().equals(row.gene())
                                && allele.row().allele().equals(row.allele())))
                .flatMap(row -> dictionary.ingredient(row.drug()).stream())
                .filter(other -> !other.equals(drug))
                .distinct()
                .sorted()
                .toList();
        List<Drug> taken = others.stream()
                .filter(other -> question.current().stream()
                        .anyMatch(use -> use.resolution().ingredients().contains(other)))
                .toList();
        List<Paragraph> paragraphs = new ArrayList<>();
        if (!others.isEmpty()) {
            paragraphs.add(new Paragraph(Kind.ADVICE, "The same allele speaks against " + drugs(others) + "."));
        }
        if (!taken.isEmpty()) {
            paragraphs.add(new Paragraph(Kind.ADVICE, "Taken now: " + drugs(taken) + ". Review whether to go on."));
        }
        return paragraphs;
    }

    private Optional<Finding> contradictory(Drug drug, List<Known> doubtful) {
        return doubtful.stream()
                .findFirst()
                .map(allele -> finding(
                        drug,
                        doubtful,
                        new Indeterminate(
                                Reason.CONFLICTING_RESULTS,
                                Optional.of(allele.row().gene())),
                        "Results for " + names(doubtful) + " contradict each other: the allergy to " + drug.name()
                                + " stays unexplained",
                        List.of(new Paragraph(
                                Kind.ADVICE,
                                "Clarify with the laboratories which result holds, or repeat the test."))));
    }

    /** Not tested, or tested without a result that can be used. */
    private Optional<Finding> open(Drug drug, List<Known> unknown) {
        return unknown.stream()
                .findFirst()
                .map(first ->
                        unknown.stream().flatMap(Known::unusable).findAny().isPresent()
                                ? unusable(drug, unknown)
                                : untested(drug, unknown));
    }

    private Finding untested(Drug drug, List<Known> unknown) {
        List<Paragraph> paragraphs = new ArrayList<>(meanings(drug, unknown));
        paragraphs.add(new Paragraph(
                Kind.ADVICE,
                "No usable result for " + names(unknown)
                        + " is available to this service; check existing results before ordering the test."));
        paragraphs.add(
                new Paragraph(Kind.CAVEAT, "A negative result would not exclude an allergy to " + drug.name() + "."));
        List<String> genes =
                unknown.stream().map(allele -> allele.row().gene()).distinct().toList();
        return finding(
                drug,
                unknown,
                new TestFirst(genes, Strength.OPTIONAL),
                "Testing " + names(unknown) + " may explain the allergy to " + drug.name(),
                paragraphs);
    }

    private Finding unusable(Drug drug, List<Known> unknown) {
        List<Evidence> onFile =
                unknown.stream().flatMap(Known::unusable).distinct().toList();
        boolean unreadable = unknown.stream()
                .anyMatch(allele -> !allele.result().unreadable().isEmpty());
        Reason reason = unreadable ? Reason.RESULT_NOT_INTERPRETABLE : Reason.PRELIMINARY_RESULT;
        Finding finding = finding(
                drug,
                unknown,
                new Indeterminate(reason, Optional.of(unknown.get(0).row().gene())),
                "The result on file for " + names(unknown) + " cannot be used to explain the allergy to " + drug.name(),
                List.of(new Paragraph(Kind.ADVICE, "Clarify the result with the laboratory.")));
        return finding.withEvidence(onFile);
    }

    /** Said as no more than it is: other causes, other alleles and wrong results all leave an allergy possible. */
    private Finding absent(Drug drug, List<Known> known) {
        return finding(
                drug,
                known,
                nothingToChange(),
                names(known) + " not found: this does not exclude an allergy to " + drug.name(),
                List.of(new Paragraph(
                        Kind.MEANING, "The result does not exclude an allergy; the clinical picture decides.")));
    }

    private List<Paragraph> meanings(Drug drug, List<Known> known) {
        return known.stream()
                .flatMap(allele -> guidance
                        .meaning(
                                drug.rxcui(),
                                allele.row().gene(),
                                ResultReader.key(allele.row().allele(), true))
                        .map(text -> "With " + allele.name() + ": " + Wording.named(text, drug))
                        .stream())
                .map(text -> new Paragraph(Kind.MEANING, text))
                .toList();
    }

    private static Conclusion nothingToChange() {
        return new Recommendation(ActionClass.NO_RECOMMENDATION, Strength.NOT_APPLICABLE, List.of());
    }

    private static String names(List<Known> known) {
        return known.stream().map(Known::name).collect(Collectors.joining(" and "));
    }

    private static String drugs(List<Drug> drugs) {
        return drugs.stream().map(Drug::name).collect(Collectors.joining(", "));
    }

    /** Names no drug: nothing is ordered, and the allergen is no order. */
    private Finding finding(
            Drug drug, List<Known> known, Conclusion conclusion, String headline, List<Paragraph> paragraphs) {
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-allergy-" + drug.name().replaceAll("[^a-z0-9]+", "-"),
                "allergy/" + drug.rxcui(),
                Optional.empty(),
                Optional.empty(),
                conclusion,
                headline,
                paragraphs,
                known.stream()
                        .flatMap(Known::evidence)
                        .distinct()
                        .sorted(Candidate.NEWEST_FIRST)
                        .toList(),
                guidance.of(drug.rxcui()).stream()
                        .map(of -> guidance.citation(of.guideline()))
                        .toList());
    }
}
