package org.precisionhooks.server.web;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.write.Canonical;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a failure of the server's own with an OperationOutcome that says nothing of its inside, and logs it without its
 * messages, for these may quote a patient's data. Errors of the caller keep their explanation, without what it quotes.
 */
@Interceptor
public class QuietFailures {

    private static final Logger log = LoggerFactory.getLogger(QuietFailures.class);
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** Null leaves the exception to HAPI. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException quiet(@Nullable RequestDetails request, Throwable failure) {
        if (isSaidHere(failure)) {
            return null;
        }
        if (isOfTheCaller(failure)) {
            return Unquoted.of(failure).orElse(null);
        }
        if (Unavailability.isBehind(failure)) {
            log.error("A request found no data: {}", failure.getClass().getName());
            return unavailable();
        }
        String reference = request == null ? "unknown" : request.getRequestId();
        log.error("Request {} failed:{}", reference, Traces.withoutMessages(failure));
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.EXCEPTION)
                .setDiagnostics("The server failed to answer. Reference for its operator: " + reference);
        return new InternalErrorException("Internal error", outcome);
    }

    /** What an answer rests on cannot be reached: to be tried again, unlike a defect. */
    private static BaseServerResponseException unavailable() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TRANSIENT)
                .setDiagnostics("The data that an answer rests on cannot be reached now");
        return new UnclassifiedServerFailureException(UNAVAILABLE, "Unavailable", outcome);
    }

    /** In words of ours, such as that other files are being taken and this one may come again soon (503). */
    private static boolean isSaidHere(Throwable failure) {
        return failure instanceof BaseServerResponseException response
                && response.getOperationOutcome() instanceof OperationOutcome outcome
                && outcome.getIssueFirstRep().getDetails().getCoding().stream()
                        .anyMatch(coding ->
                                coding.hasSystem() && coding.getSystem().startsWith(Canonical.BASE));
    }

    private static boolean isOfTheCaller(Throwable failure) {
        return failure instanceof DataFormatException
                || (failure instanceof BaseServerResponseException response && response.getStatusCode() < SERVER_ERROR);
    }
}
