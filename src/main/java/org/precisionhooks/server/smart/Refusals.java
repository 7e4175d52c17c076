package org.precisionhooks.server.smart;

import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.time.Duration;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;

/** Answers to callers who are not let in; they tell nothing of the reason. */
final class Refusals {

    static final String UNAUTHENTICATED = "Clients have to prove who they are";
    private static final String TOO_MANY = "More requests than agreed; try again later";
    private static final int TOO_MANY_REQUESTS = 429;

    private Refusals() {}

    static BaseServerResponseException unauthenticated() {
        BaseServerResponseException refusal = new AuthenticationException(UNAUTHENTICATED);
        refusal.setOperationOutcome(outcome(IssueType.LOGIN, UNAUTHENTICATED));
        refusal.addResponseHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return noStore(refusal);
    }

    static BaseServerResponseException tooManyRequests(Duration wait) {
        BaseServerResponseException refusal = new UnclassifiedServerFailureException(
                TOO_MANY_REQUESTS, TOO_MANY, outcome(IssueType.THROTTLED, TOO_MANY));
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        refusal.addResponseHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return noStore(refusal);
    }

    private static BaseServerResponseException noStore(BaseServerResponseException refusal) {
        refusal.addResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return refusal;
    }

    private static OperationOutcome outcome(IssueType type, String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(words);
        return outcome;
    }
}
