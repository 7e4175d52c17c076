package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.operation.PatientAdvice.Answer;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.advice.AdviceBundle;

/** {@code Patient/$precision-recommendations}: the advice that a card would give, as FHIR resources. */
public final class PrecisionRecommendations implements OwnOperation {

    private final PatientAdvice advice;
    private final Supplier<AdviceBundle> writer;

    /** @param writer asked for at each call, since its codes are those of the edition that answers */
    public PrecisionRecommendations(PatientPorts ports, Adviser adviser, Supplier<AdviceBundle> writer, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock);
        this.writer = writer;
    }

    /** Reads its parameters itself, since HAPI takes no parameter that is a concept in a body and a token in an address. */
    @Operation(
            name = "$precision-recommendations",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.RECOMMENDATIONS_OPERATION)
    public Bundle recommend(@IdParam(optional = true) @Nullable IdType id, RequestDetails details) {
        RecommendationsRequest request = RecommendationsRequest.of(details, Optional.ofNullable(id));
        Answer answer = advice.of(
                details,
                request.patient(),
                day -> new Inquiry(request.patient(), Occasion.ON_DEMAND, day, request.drugs(), request.domains()));
        return writer.get().write(answer.advice(), answer.answering());
    }
}
