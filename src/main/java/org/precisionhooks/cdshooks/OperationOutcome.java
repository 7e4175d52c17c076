package org.precisionhooks.cdshooks;

import java.util.List;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.facts.Coding;

/** The body of an error: a FHIR OperationOutcome with a stable code, no internals, no patient data (checklist 27). */
record OperationOutcome(String resourceType, List<Issue> issue) {

    private static final String SYSTEM = "https://precisionhooks.org/fhir/CodeSystem/error";

    record Issue(String severity, String code, Details details, String diagnostics) {}

    record Details(List<Coding> coding) {}

    static OperationOutcome of(HookError error) {
        ErrorCode code = error.code();
        Details details = new Details(List.of(Coding.of(SYSTEM, code.code())));
        return new OperationOutcome(
                "OperationOutcome", List.of(new Issue("error", code.issueType(), details, error.diagnostics())));
    }
}
