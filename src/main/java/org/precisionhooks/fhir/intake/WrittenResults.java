package org.precisionhooks.fhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.write.ReadIssues;

/**
 * Tells whoever writes a genetic result what of it cannot be used, once it is stored: a {@code Warning} header for each kind
 * of issue (RFC 7234 section 5.5, code 299), and an issue where an OperationOutcome is asked for. Nothing is refused.
 */
@Interceptor
public final class WrittenResults {

    private static final String WARNING = "299 precision-hooks \"%s\"";
    private static final Set<String> TYPES =
            Set.of("Observation", "MolecularSequence", "DiagnosticReport", "DocumentReference", "Procedure", "Task");
    /** What other resources may still mend; they are looked at when the record is read. */
    private static final Set<ReadIssueCode> OPEN =
            Set.of(ReadIssueCode.UNRESOLVED_REFERENCE, ReadIssueCode.NO_PATIENT, ReadIssueCode.RETRACTED);

    private final FhirContext fhir;
    private final RecordReader reader;
    private final ObjectMapper json = new ObjectMapper();

    public WrittenResults(FhirContext fhir, RecordReader reader) {
        this.fhir = fhir;
        this.reader = reader;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails details, ResponseDetails response) {
        boolean written = details.getRestOperationType() != null
                && switch (details.getRestOperationType()) {
                    case CREATE, UPDATE -> response.getResponseCode() < 300;
                    default -> false;
                };
        IBaseResource resource = details.getResource();
        if (written && resource != null && TYPES.contains(fhir.getResourceType(resource))) {
            tell(issues(resource), details, response);
        }
    }

    private List<ReadIssue> issues(IBaseResource resource) {
        JsonNode tree = tree(resource);
        String subject = tree.at("/subject/reference")
                .asText(tree.at("/patient/reference").asText(""));
        String patient = subject.substring(subject.lastIndexOf('/') + 1);
        return reader.read(patient, List.of(new FoundResource(tree, DataOrigin.SERVER))).sources().stream()
                .filter(source -> source.resource().genomic())
                .map(SourcedFacts::issues)
                .flatMap(List::stream)
                .filter(issue -> !OPEN.contains(issue.code()))
                .toList();
    }

    private static void tell(List<ReadIssue> issues, RequestDetails details, ResponseDetails response) {
        Set<String> codes = new TreeSet<>();
        issues.forEach(issue -> codes.add(ReadIssues.code(issue)));
        codes.forEach(code -> details.getResponse().addHeader("Warning", WARNING.formatted(code)));
        if (response.getResponseResource() instanceof OperationOutcome outcome) {
            issues.forEach(issue -> ReadIssues.warn(outcome, issue));
        }
    }

    private JsonNode tree(IBaseResource resource) {
        try {
            return json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote what is no JSON", e);
        }
    }
}
