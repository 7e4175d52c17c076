package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import org.precisionhooks.fhir.write.risk.RiskBundle;
import org.precisionhooks.fhir.write.risk.RiskPage;

/**
 * {@code Patient/$cardiovascular-risk}: the risk of heart and vessel disease, with each input, what is missing, and what would
 * change it.
 */
public final class CardiovascularRisk implements OwnOperation {

    private final PatientAdvice advice;
    private final Supplier<RiskEquations> equations;

    public CardiovascularRisk(PatientPorts ports, Adviser adviser, Supplier<RiskEquations> equations, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock, RecordTypes.OF_RISK);
        this.equations = equations;
    }

    /** Answers by itself, since a page may be asked for in place of resources. */
    @Operation(
            name = "$cardiovascular-risk",
            typeName = "Patient",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = Canonical.CARDIOVASCULAR_RISK_OPERATION)
    public void answer(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails details, HttpServletResponse response)
            throws IOException {
        if (PageAnswer.isWanted(details)) {
            PageAnswer.write(page(id, details), response);
        } else {
            PageAnswer.write(assess(id, details), details);
        }
    }

    public Bundle assess(@Nullable IdType id, RequestDetails details) {
        RiskQuestion question = question(id, details);
        Answer answer = answer(question, details);
        return RiskBundle.of(answer.advice(), answer.answering(), question.asOf());
    }

    public String page(@Nullable IdType id, RequestDetails details) {
        RiskQuestion question = question(id, details);
        Answer answer = answer(question, details);
        return RiskPage.of(answer.advice(), answer.answering(), question.asOf());
    }

    private RiskQuestion question(@Nullable IdType id, RequestDetails details) {
        return RiskQuestion.of(details, Optional.ofNullable(id), equations.get().enabledCodes());
    }

    private Answer answer(RiskQuestion question, RequestDetails details) {
        return advice.of(
                details,
                question.patient(),
                today -> new Inquiry(
                        question.patient(),
                        Occasion.RISK_ASSESSMENT,
                        question.asOf().orElse(today),
                        Topics.ofRisk(question.on(today)),
                        Set.of(Domain.CARDIOLOGY)));
    }
}
