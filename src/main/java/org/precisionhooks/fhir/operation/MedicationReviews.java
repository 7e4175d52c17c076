package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.operation.PatientAdvice.Answer;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.advice.ReviewBundle;

/**
 * {@code Patient/$medication-review}: all drugs that the patient takes, with those that are asked about, each with what the genes
 * say, what is not known, and which test would tell.
 */
public final class MedicationReviews implements OwnOperation {

    private final PatientAdvice advice;
    private final Supplier<ReviewBundle> writer;

    /** @param writer asked for at each call, since its codes are those of the edition that answers */
    public MedicationReviews(PatientPorts ports, Adviser adviser, Supplier<ReviewBundle> writer, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock);
        this.writer = writer;
    }

    @Operation(
            name = "$medication-review",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.MEDICATION_REVIEW_OPERATION)
    public Bundle review(@IdParam(optional = true) @Nullable IdType id, RequestDetails details) {
        RecommendationsRequest request = RecommendationsRequest.of(details, Optional.ofNullable(id));
        Answer answer = advice.of(
                details,
                request.patient(),
                day -> new Inquiry(
                        request.patient(),
                        Occasion.MEDICATION_REVIEW,
                        day,
                        request.drugs(),
                        Set.of(Domain.PHARMACOGENOMICS)));
        return writer.get().write(answer.advice(), answer.answering());
    }
}
