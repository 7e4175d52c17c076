package org.precisionhooks.fhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.fhir.write.ReadIssues;
import org.precisionhooks.fhir.write.StoredAnswer;

/**
 * Tells whoever writes a genetic result what of it cannot be used, once it is stored: a {@code Warning} header for each kind
 * of issue, and an issue where an OperationOutcome is asked for. Nothing is refused.
 */
@Interceptor
public final class WrittenResults {

    private final ResultsRead results;

    public WrittenResults(ResultsRead results) {
        this.results = results;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails details, ResponseDetails response) {
        IBaseResource resource = details.getResource();
        if (StoredAnswer.isOne(details, response) && resource != null) {
            tell(results.issues(resource), details, response);
        }
    }

    private static void tell(List<ReadIssue> issues, RequestDetails details, ResponseDetails response) {
        Set<String> codes = new TreeSet<>();
        issues.forEach(issue -> codes.add(ReadIssues.code(issue)));
        codes.forEach(code -> StoredAnswer.warn(details, code));
        if (response.getResponseResource() instanceof OperationOutcome outcome) {
            issues.forEach(issue -> ReadIssues.warn(outcome, issue));
        }
    }
}
