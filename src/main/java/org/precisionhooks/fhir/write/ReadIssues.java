package org.precisionhooks.fhir.write;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;

/** The parts of the record that could not be used, so that their absence from the advice is not silent. */
final class ReadIssues {

    private ReadIssues() {}

    /** Empty when all could be read. */
    static Optional<OperationOutcome> of(List<ReadIssue> issues) {
        if (issues.isEmpty()) {
            return Optional.empty();
        }
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(issue -> add(outcome, issue));
        return Optional.of(outcome);
    }

    private static void add(OperationOutcome outcome, ReadIssue issue) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(type(issue.code()))
                .setDetails(new org.hl7.fhir.r4.model.CodeableConcept()
                        .addCoding(Codes.of(Canonical.READ_ISSUE, issue.code())))
                .setDiagnostics(
                        issue.reference().isEmpty() ? issue.detail() : issue.reference() + ": " + issue.detail());
    }

    private static IssueType type(ReadIssueCode code) {
        return switch (code) {
            case MALFORMED -> IssueType.STRUCTURE;
            case RETRACTED -> IssueType.INFORMATIONAL;
            case GENE_CONFLICT -> IssueType.CONFLICT;
            case UNKNOWN_VALUE -> IssueType.CODEINVALID;
            case NOT_COMPUTABLE -> IssueType.NOTSUPPORTED;
            case AMBIGUOUS_POSITION -> IssueType.VALUE;
            case UNRESOLVED_REFERENCE -> IssueType.NOTFOUND;
            case NO_PATIENT -> IssueType.REQUIRED;
            case INCOMPLETE -> IssueType.INCOMPLETE;
        };
    }
}
