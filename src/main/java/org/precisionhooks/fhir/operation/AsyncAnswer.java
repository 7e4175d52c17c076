package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.fhir.write.Canonical;

/** Answers 202 of the FHIR asynchronous pattern; HAPI answers other statuses than 200 by exceptions alone. */
public final class AsyncAnswer extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;
    private static final int ACCEPTED = 202;

    private AsyncAnswer(String code, String words) {
        super(ACCEPTED, words, outcome(code, words));
    }

    /** @param address where to ask how far it is */
    public static AsyncAnswer accepted(String address) {
        AsyncAnswer answer =
                new AsyncAnswer("accepted", "The work is accepted; Content-Location tells where to ask for it");
        answer.addResponseHeader("Content-Location", address);
        return answer;
    }

    static AsyncAnswer inProgress(String done) {
        AsyncAnswer answer = new AsyncAnswer("in-progress", "The work is under way");
        answer.addResponseHeader("X-Progress", done);
        answer.addResponseHeader("Retry-After", "5");
        return answer;
    }

    static AsyncAnswer cancelled() {
        return new AsyncAnswer("cancelled", "The work is cancelled");
    }

    private static OperationOutcome outcome(String code, String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(words)
                .getDetails()
                .addCoding()
                .setSystem(Canonical.JOB_STATE)
                .setCode(code);
        return outcome;
    }
}
