package org.precisionhooks.fhir.write.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.MedicationReview;
import org.precisionhooks.advice.ReviewedDrug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.Markdown;

/** The summary of a review as a List: each drug once, the strictest first, with its verdict and what it rests on. */
final class ReviewList {

    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private final GeneCodes genes;

    ReviewList(GeneCodes genes) {
        this.genes = genes;
    }

    ListResource of(MedicationReview review, Advice advice, Answering answer) {
        ListResource list = new ListResource();
        list.getMeta().addProfile(Canonical.REVIEWED_DRUGS);
        review.tests().forEach((gene, drugs) -> list.addExtension(missingTest(gene, drugs)));
        list.setStatus(ListStatus.CURRENT)
                .setMode(ListMode.SNAPSHOT)
                .setTitle("Medication review")
                .setCode(Codes.concept(CODES + "list-example-use-codes", "medications", "Medication List"))
                .setSubject(new Reference("Patient/" + answer.patient()))
                .setDateElement(answer.dateTime())
                .setOrderedBy(Codes.concept(CODES + "list-order", "priority", "Sorted by Priority"));
        list.addNote().setText(summary(review));
        review.drugs().forEach(drug -> list.addEntry(entry(drug, advice, answer)));
        if (review.drugs().isEmpty()) {
            list.setEmptyReason(Codes.concept(CODES + "list-empty-reason", "unavailable", "Unavailable"));
        }
        return list;
    }

    private static ListEntryComponent entry(ReviewedDrug drug, Advice advice, Answering answer) {
        ListEntryComponent entry = new ListEntryComponent();
        Extension reviewed = new Extension(Canonical.REVIEWED_DRUG);
        drug.drug().ifPresent(known -> reviewed.addExtension(new Extension("drug", Codes.drug(known))));
        orders(drug).forEach(order -> reviewed.addExtension(new Extension("order", order)));
        drug.findings()
                .forEach(
                        finding -> reviewed.addExtension(new Extension("guidance", guidance(finding, advice, answer))));
        if (reviewed.hasExtension()) {
            entry.addExtension(reviewed);
        }
        entry.setFlag(flag(drug));
        entry.setItem(orders(drug).findFirst().orElseGet(Reference::new).setDisplay(drug.text()));
        return entry;
    }

    private static Stream<Reference> orders(ReviewedDrug drug) {
        return drug.orders().stream()
                .flatMap(order -> order.reference().stream())
                .filter(reference -> reference.indexOf('#') < 0)
                .distinct()
                .map(Reference::new);
    }

    private static Reference guidance(Finding finding, Advice advice, Answering answer) {
        int position = advice.findings().indexOf(finding);
        return new Statement(finding, position, answer).to(Statement.Part.GUIDANCE);
    }

    private static CodeableConcept flag(ReviewedDrug drug) {
        CodeableConcept flag = new CodeableConcept().addCoding(Codes.of(Canonical.REVIEW_VERDICT, drug.verdict()));
        Optional<String> headline =
                drug.findings().stream().map(Finding::headline).findFirst();
        return flag.setText(headline.orElseGet(() -> silence(drug)));
    }

    private static String silence(ReviewedDrug drug) {
        return switch (drug.verdict()) {
            case LOCAL_USE -> "For local use: guidance on genes does not mean it";
            default -> "This server's guidance says nothing of genes and " + drug.text();
        };
    }

    private Extension missingTest(String gene, List<ReviewedDrug> drugs) {
        Extension test = new Extension(Canonical.MISSING_TEST);
        test.addExtension(new Extension("gene", genes.gene(gene)));
        drugs.stream()
                .flatMap(drug -> drug.drug().stream())
                .forEach(drug -> test.addExtension(new Extension("drug", Codes.drug(drug))));
        return test;
    }

    private static String summary(MedicationReview review) {
        int number = review.drugs().size();
        String counts = review.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(Collectors.joining(", "));
        String reviewed = number == 0
                ? "No drug is in the record that this review may use."
                : number + (number == 1 ? " drug" : " drugs") + " reviewed: " + counts + ".";
        return Markdown.escaped(
                review.tests().isEmpty() ? reviewed : reviewed + " A test would tell: " + tests(review));
    }

    private static String tests(MedicationReview review) {
        return review.tests().entrySet().stream().map(ReviewList::test).collect(Collectors.joining("; ")) + ".";
    }

    private static String test(Map.Entry<String, List<ReviewedDrug>> test) {
        return test.getValue().stream()
                .map(ReviewedDrug::text)
                .collect(Collectors.joining(", ", test.getKey() + " (", ")"));
    }
}
