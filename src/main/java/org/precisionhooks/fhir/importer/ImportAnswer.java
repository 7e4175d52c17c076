package org.precisionhooks.fhir.importer;

import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.importer.vcf.RowOutcome;
import org.precisionhooks.fhir.importer.vcf.VcfReport;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.PartName;

/** Tells what an import did: every row is counted, the first refused ones are listed. */
public final class ImportAnswer {

    private ImportAnswer() {}

    public static Parameters of(ImportResult result) {
        VcfReport report = result.report();
        Parameters answer = new Parameters();
        result.studies().forEach(study -> answer.addParameter().setName("study").setValue(new Reference(study)));
        answer.addParameter()
                .setName("build")
                .setValue(new CodeType(report.title().build().label()));
        answer.addParameter()
                .setName("sample")
                .setValue(new StringType(report.title().sample()));
        counts(answer, result);
        new TreeMap<>(report.refusals()).forEach((reason, count) -> {
            ParametersParameterComponent part = answer.addParameter().setName("refused");
            part.addPart().setName("reason").setValue(new CodeType(reason.code()));
            part.addPart().setName("rows").setValue(new DecimalType(count));
        });
        answer.addParameter().setName("outcome").setResource(outcome(report));
        return answer;
    }

    private static void counts(Parameters answer, ImportResult result) {
        VcfReport report = result.report();
        ParametersParameterComponent rows = answer.addParameter().setName("rows");
        count(rows, "all", report.allRows());
        for (Map.Entry<RowOutcome, Long> each : new TreeMap<>(report.rows()).entrySet()) {
            count(rows, PartName.of(each.getKey()), each.getValue());
        }
        ParametersParameterComponent findings = answer.addParameter().setName("findings");
        count(findings, "all", report.calls());
        count(findings, "observations", result.kept().observations());
        count(findings, "indexed", result.kept().indexed());
        count(findings, "withheld", result.kept().withheld());
    }

    /** A whole number that may pass the end of FHIR's integers. */
    private static void count(ParametersParameterComponent of, String name, long number) {
        of.addPart().setName(name).setValue(new DecimalType(number));
    }

    private static OperationOutcome outcome(VcfReport report) {
        OperationOutcome outcome = new OperationOutcome();
        report.refused().forEach(row -> {
            OperationOutcomeIssueComponent issue =
                    issue(outcome, IssueSeverity.WARNING, row.reason().code());
            issue.setDiagnostics("Line " + row.line() + ": " + row.reason().words());
        });
        long all =
                report.refusals().values().stream().mapToLong(Long::longValue).sum();
        long more = all - report.refused().size();
        if (more > 0) {
            issue(outcome, IssueSeverity.WARNING, "further-rows")
                    .setDiagnostics(more + " further rows were refused; parameter 'refused' counts them by reason");
        }
        if (all == 0) {
            issue(outcome, IssueSeverity.INFORMATION, "all-rows-read").setDiagnostics("No row was refused");
        }
        return outcome;
    }

    private static OperationOutcomeIssueComponent issue(OperationOutcome outcome, IssueSeverity severity, String code) {
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(severity)
                .setCode(severity == IssueSeverity.INFORMATION ? IssueType.INFORMATIONAL : IssueType.NOTSUPPORTED);
        issue.getDetails().addCoding().setSystem(Canonical.IMPORT_ISSUE).setCode(code);
        return issue;
    }
}
