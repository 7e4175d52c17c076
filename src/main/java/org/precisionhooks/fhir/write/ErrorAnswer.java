package org.precisionhooks.fhir.write;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * An OperationOutcome of one error with a stable code.
 *
 * @param system code system of the code, one of {@link Canonical}
 * @param words what is wrong, without anything of a patient or a token
 */
public record ErrorAnswer(String system, String code, IssueType type, String words) {

    public OperationOutcome outcome() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(words)
                .getDetails()
                .addCoding()
                .setSystem(system)
                .setCode(code);
        return outcome;
    }

    /** @param status of HTTP, 400 or more */
    public BaseServerResponseException exception(int status) {
        BaseServerResponseException exception = BaseServerResponseException.newInstance(status, words);
        exception.setOperationOutcome(outcome());
        return exception;
    }
}
