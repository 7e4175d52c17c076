package org.precisionhooks.fhir.write;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;

/** The parts of the record that could not be used, so that their absence from the advice is not silent. */
public final class ReadIssues {

    private ReadIssues() {}

    /** Empty when all could be read. */
    public static Optional<OperationOutcome> of(List<ReadIssue> issues) {
        if (issues.isEmpty()) {
            return Optional.empty();
        }
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(issue -> add(outcome, IssueSeverity.INFORMATION, issue));
        return Optional.of(outcome);
    }

    /** Warns of an issue in the outcome of a write. */
    public static void warn(OperationOutcome outcome, ReadIssue issue) {
        add(outcome, IssueSeverity.WARNING, issue);
    }

    /** The code of an issue in {@code pm-read-issue}. */
    public static String code(ReadIssue issue) {
        return Codes.code(issue.code());
    }

    private static void add(OperationOutcome outcome, IssueSeverity severity, ReadIssue issue) {
        outcome.addIssue()
                .setSeverity(severity)
                .setCode(type(issue.code()))
                .setDetails(new CodeableConcept().addCoding(Codes.of(Canonical.READ_ISSUE, issue.code())))
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
