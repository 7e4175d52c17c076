package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
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
import org.precisionhooks.fhir.operation.PatientAdvice.Answer;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.risk.RiskBundle;

/** {@code Patient/$fh-score}: the criteria of familial hypercholesterolaemia, the items counted and those missing. */
public final class FamilialHypercholesterolaemia implements OwnOperation {

    private static final Topics NONE = Topics.ofOrders(List.of(), List.of());

    private final PatientAdvice advice;

    public FamilialHypercholesterolaemia(PatientPorts ports, Adviser adviser, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock);
    }

    @Operation(name = "$fh-score", typeName = "Patient", idempotent = true, canonicalUrl = Canonical.FH_SCORE_OPERATION)
    public Bundle score(@IdParam(optional = true) @Nullable IdType id, RequestDetails details) {
        String patient = PatientArgument.of(Arguments.of(details), Optional.ofNullable(id), details);
        Answer answer = advice.of(
                details,
                patient,
                day -> new Inquiry(patient, Occasion.CRITERIA_ASSESSMENT, day, NONE, Set.of(Domain.CARDIOLOGY)));
        return RiskBundle.ofCriteria(answer.advice(), answer.answering());
    }
}
