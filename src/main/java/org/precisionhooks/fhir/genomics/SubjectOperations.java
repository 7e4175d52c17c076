package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.genomics.SubjectAnswers.Question;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/** The questions about one patient on the server, the patient as a parameter: {@code $find-subject-variants?subject=...}. */
public final class SubjectOperations implements OwnOperation {

    private final Supplier<SubjectAnswers> answers;

    public SubjectOperations(Supplier<SubjectAnswers> answers) {
        this.answers = answers;
    }

    @Operation(
            name = "$find-subject-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-variants")
    public Parameters variants(RequestDetails details) {
        return answers.get().answer(Question.VARIANTS, null, details);
    }

    @Operation(
            name = "$find-subject-specific-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-specific-variants")
    public Parameters specificVariants(RequestDetails details) {
        return answers.get().answer(Question.SPECIFIC_VARIANTS, null, details);
    }

    @Operation(
            name = "$find-subject-structural-intersecting-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-structural-intersecting-variants")
    public Parameters structuralIntersectingVariants(RequestDetails details) {
        return answers.get().answer(Question.STRUCTURAL_INTERSECTING_VARIANTS, null, details);
    }

    @Operation(
            name = "$find-subject-structural-subsuming-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-structural-subsuming-variants")
    public Parameters structuralSubsumingVariants(RequestDetails details) {
        return answers.get().answer(Question.STRUCTURAL_SUBSUMING_VARIANTS, null, details);
    }

    @Operation(
            name = "$find-subject-haplotypes",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-haplotypes")
    public Parameters haplotypes(RequestDetails details) {
        return answers.get().answer(Question.HAPLOTYPES, null, details);
    }

    @Operation(
            name = "$find-subject-specific-haplotypes",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-specific-haplotypes")
    public Parameters specificHaplotypes(RequestDetails details) {
        return answers.get().answer(Question.SPECIFIC_HAPLOTYPES, null, details);
    }

    @Operation(
            name = "$find-subject-tx-implications",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-tx-implications")
    public Parameters treatmentImplications(RequestDetails details) {
        return answers.get().answer(Question.TREATMENT_IMPLICATIONS, null, details);
    }

    @Operation(
            name = "$find-subject-dx-implications",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-dx-implications")
    public Parameters diagnosticImplications(RequestDetails details) {
        return answers.get().answer(Question.DIAGNOSTIC_IMPLICATIONS, null, details);
    }

    @Operation(
            name = "$find-subject-molecular-consequences",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-molecular-consequences")
    public Parameters molecularConsequences(RequestDetails details) {
        return answers.get().answer(Question.MOLECULAR_CONSEQUENCES, null, details);
    }

    @Operation(
            name = "$find-study-metadata",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-study-metadata")
    public Parameters studyMetadata(RequestDetails details) {
        return answers.get().answer(Question.STUDY_METADATA, null, details);
    }
}
