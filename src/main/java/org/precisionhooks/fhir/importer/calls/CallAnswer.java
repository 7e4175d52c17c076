package org.precisionhooks.fhir.importer.calls;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.calls.CallResult.Kept;
import org.precisionhooks.fhir.importer.calls.OutsideCalls.Refused;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.write.Canonical;

/** Tells what an import of calls did: each result with what it comes to, each refused call with its reason. */
public final class CallAnswer {

    private CallAnswer() {}

    public static Parameters of(CallResult result) {
        Parameters answer = new Parameters();
        result.kept().forEach(kept -> add(answer, kept));
        ParametersParameterComponent calls = answer.addParameter().setName("calls");
        int refused = result.refused().size();
        count(calls, "all", result.calls().size() + refused + result.withheld());
        count(calls, "stored", result.calls().size());
        count(calls, "refused", refused);
        count(calls, "withheld", result.withheld());
        new TreeMap<>(result.refused().stream().collect(groupingBy(Refused::reason, counting())))
                .forEach((why, many) -> {
                    ParametersParameterComponent part = answer.addParameter().setName("refused");
                    part.addPart().setName("reason").setValue(new CodeType(why.code()));
                    count(part, "calls", Math.toIntExact(many));
                });
        answer.addParameter().setName("outcome").setResource(outcome(result));
        return answer;
    }

    /** A file of which nothing can be taken, with the reason of each call. */
    public static BaseServerResponseException refused(CallImport.ReadFile file) {
        BaseServerResponseException exception = ImportProblem.of(FileRefusal.NO_CALLS);
        OperationOutcome outcome = ImportProblem.outcome(FileRefusal.NO_CALLS);
        file.refused().forEach(call -> refusal(outcome, call));
        exception.setOperationOutcome(outcome);
        return exception;
    }

    private static void add(Parameters answer, Kept kept) {
        ParametersParameterComponent call = answer.addParameter().setName("result");
        call.addPart().setName("gene").setValue(new CodeType(kept.gene()));
        if (!kept.says().isEmpty()) {
            call.addPart().setName("says").setValue(new StringType(kept.says()));
        }
        call.addPart().setName("observation").setValue(new Reference("Observation/" + kept.id()));
    }

    private static void count(ParametersParameterComponent of, String name, int number) {
        of.addPart().setName(name).setValue(new IntegerType(number));
    }

    private static OperationOutcome outcome(CallResult result) {
        OperationOutcome outcome = new OperationOutcome();
        result.refused().forEach(call -> refusal(outcome, call));
        result.calls()
                .forEach(call -> call.notes()
                        .forEach(note -> warning(
                                outcome,
                                note.kind().code(),
                                call.place() + ": " + note.kind().words() + ": " + note.words())));
        if (outcome.getIssue().isEmpty()) {
            issue(outcome, IssueSeverity.INFORMATION, "all-calls-taken", "Every call was taken");
        }
        return outcome;
    }

    private static void refusal(OperationOutcome outcome, Refused call) {
        warning(
                outcome,
                call.reason().code(),
                call.place() + ": " + call.reason().words());
    }

    private static void warning(OperationOutcome outcome, String code, String words) {
        issue(outcome, IssueSeverity.WARNING, code, words);
    }

    private static void issue(OperationOutcome outcome, IssueSeverity severity, String code, String words) {
        outcome.addIssue()
                .setSeverity(severity)
                .setCode(severity == IssueSeverity.INFORMATION ? IssueType.INFORMATIONAL : IssueType.PROCESSING)
                .setDiagnostics(words)
                .getDetails()
                .addCoding()
                .setSystem(Canonical.IMPORT_ISSUE)
                .setCode(code);
    }
}
