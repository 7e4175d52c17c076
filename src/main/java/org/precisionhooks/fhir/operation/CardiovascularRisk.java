package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.Topics;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.cardiology.RiskEquations;
import org.precisionhooks.fhir.operation.PatientAdvice.Answer;
import org.precisionhooks.fhir.source.RecordTypes;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.RiskBundle;

/**
 * {@code Patient/$cardiovascular-risk}: the risk of heart and vessel disease, with each input, what is missing, and what would
 * change it.
 */
public final class CardiovascularRisk implements OwnOperation {

    private final PatientAdvice advice;
    private final Set<String> equations;

    public CardiovascularRisk(
            PrecisionRecommendations.Ports ports, Adviser adviser, RiskEquations equations, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock, RecordTypes.OF_RISK);
        this.equations = equations.enabledCodes();
    }

    @Operation(
            name = "$cardiovascular-risk",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.CARDIOVASCULAR_RISK_OPERATION)
    public Bundle assess(@IdParam(optional = true) @Nullable IdType id, RequestDetails details) {
        RiskQuestion question = RiskQuestion.of(details, Optional.ofNullable(id), equations);
        Answer answer = advice.of(
                details,
                question.patient(),
                today -> new Inquiry(
                        question.patient(),
                        Occasion.RISK_ASSESSMENT,
                        question.asOf().orElse(today),
                        Topics.ofRisk(question.on(today)),
                        Set.of(Domain.CARDIOLOGY)));
        return RiskBundle.of(answer.advice(), answer.answering(), question.asOf());
    }
}
