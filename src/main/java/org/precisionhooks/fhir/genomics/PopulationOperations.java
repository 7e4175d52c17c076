package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.genomics.RangeSearch.Relation;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/** The questions about all patients: {@code $find-population-specific-variants?variants=...}. */
public final class PopulationOperations implements OwnOperation {

    private final Supplier<PopulationQuestions> questions;

    /** @param operations of the edition of the knowledge that answers */
    public PopulationOperations(Supplier<GenomicsOperations> operations) {
        this.questions = () -> operations.get().populations();
    }

    private static Parameters fresh(RequestDetails details, Parameters answer) {
        details.getResponse().addHeader("Cache-Control", "no-store");
        return answer;
    }

    @Operation(
            name = "$find-population-specific-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-specific-variants")
    public Parameters specificVariants(RequestDetails details) {
        return fresh(details, questions.get().specificVariants(details));
    }

    @Operation(
            name = "$find-population-structural-intersecting-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-structural-intersecting-variants")
    public Parameters structuralIntersectingVariants(RequestDetails details) {
        return fresh(details, questions.get().structuralVariants(details, Relation.INTERSECTING));
    }

    @Operation(
            name = "$find-population-structural-subsuming-variants",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-structural-subsuming-variants")
    public Parameters structuralSubsumingVariants(RequestDetails details) {
        return fresh(details, questions.get().structuralVariants(details, Relation.SUBSUMING));
    }

    @Operation(
            name = "$find-population-specific-haplotypes",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-specific-haplotypes")
    public Parameters specificHaplotypes(RequestDetails details) {
        return fresh(details, questions.get().haplotypes(details));
    }

    @Operation(
            name = "$find-population-tx-implications",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-tx-implications")
    public Parameters treatmentImplications(RequestDetails details) {
        return fresh(details, questions.get().implications(details, ResultKind.THERAPEUTIC, "implications"));
    }

    @Operation(
            name = "$find-population-dx-implications",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-dx-implications")
    public Parameters diagnosticImplications(RequestDetails details) {
        return fresh(details, questions.get().implications(details, ResultKind.DIAGNOSTIC, "implications"));
    }

    @Operation(
            name = "$find-population-molecular-consequences",
            idempotent = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/find-population-molecular-consequences")
    public Parameters molecularConsequences(RequestDetails details) {
        return fresh(details, questions.get().implications(details, ResultKind.CONSEQUENCE, "consequences"));
    }
}
