package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.genomics.SubjectAnswers.Question;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/** The same questions on a patient: {@code Patient/[id]/$find-subject-variants}. */
public final class PatientOperations implements OwnOperation {

    private final Supplier<SubjectAnswers> answers;

    public PatientOperations(Supplier<SubjectAnswers> answers) {
        this.answers = answers;
    }

    @Operation(
            name = "$find-subject-variants",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-variants")
    public Parameters variants(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.VARIANTS, id, details);
    }

    @Operation(
            name = "$find-subject-specific-variants",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-specific-variants")
    public Parameters specificVariants(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.SPECIFIC_VARIANTS, id, details);
    }

    @Operation(
            name = "$find-subject-structural-intersecting-variants",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-structural-intersecting-variants")
    public Parameters structuralIntersectingVariants(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.STRUCTURAL_INTERSECTING_VARIANTS, id, details);
    }

    @Operation(
            name = "$find-subject-structural-subsuming-variants",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-structural-subsuming-variants")
    public Parameters structuralSubsumingVariants(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.STRUCTURAL_SUBSUMING_VARIANTS, id, details);
    }

    @Operation(
            name = "$find-subject-haplotypes",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-haplotypes")
    public Parameters haplotypes(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.HAPLOTYPES, id, details);
    }

    @Operation(
            name = "$find-subject-specific-haplotypes",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-specific-haplotypes")
    public Parameters specificHaplotypes(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.SPECIFIC_HAPLOTYPES, id, details);
    }

    @Operation(
            name = "$find-subject-tx-implications",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-tx-implications")
    public Parameters treatmentImplications(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.TREATMENT_IMPLICATIONS, id, details);
    }

    @Operation(
            name = "$find-subject-dx-implications",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-dx-implications")
    public Parameters diagnosticImplications(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.DIAGNOSTIC_IMPLICATIONS, id, details);
    }

    @Operation(
            name = "$find-subject-molecular-consequences",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-subject-molecular-consequences")
    public Parameters molecularConsequences(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.MOLECULAR_CONSEQUENCES, id, details);
    }

    @Operation(
            name = "$find-study-metadata",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-study-metadata")
    public Parameters studyMetadata(@IdParam IdType id, RequestDetails details) {
        return answers.get().answer(Question.STUDY_METADATA, id, details);
    }
}
