package org.precisionhooks.fhir.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.consent.document.ConsentConcern;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.ConsentReview;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.StoredAnswer;

/**
 * Tells whoever writes a Consent what is doubtful about it, once it is stored: a {@code Warning} header for each concern,
 * and an issue where an OperationOutcome is asked for.
 */
@Interceptor
public final class WrittenConsents {

    private final FhirContext fhir;
    private final ResourceSource store;
    private final PatientReaders readers;
    private final ConsentReview review;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    /** What is looked at. */
    public record Sources(ResourceSource store, PatientReaders readers) {}

    public WrittenConsents(FhirContext fhir, Sources sources, ConsentReview review, Clock clock) {
        this.fhir = fhir;
        this.store = sources.store();
        this.readers = sources.readers();
        this.review = review;
        this.clock = clock;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails details, ResponseDetails response) {
        if (StoredAnswer.isOne(details, response) && details.getResource() instanceof Consent consent) {
            concerns(consent).forEach(concern -> tell(concern, details, response));
        }
    }

    private Set<ConsentConcern> concerns(Consent consent) {
        ConsentDocument document = documents("", List.of(tree(consent))).get(0);
        List<ConsentDocument> all = document.patient().stream()
                .flatMap(patient -> FhirReference.parse(patient).stream())
                .map(FhirReference::id)
                .flatMap(id -> documents(id, store.resources(id, Set.of("Consent"))).stream())
                .toList();
        return review.concerns(
                document, Stream.concat(Stream.of(document), all.stream()).toList(), clock.instant());
    }

    private List<ConsentDocument> documents(String patient, List<JsonNode> consents) {
        List<FoundResource> found = consents.stream()
                .map(one -> new FoundResource(one, DataOrigin.SERVER))
                .toList();
        return readers.consents(patient, found).read(patient);
    }

    private static void tell(ConsentConcern concern, RequestDetails details, ResponseDetails response) {
        StoredAnswer.warn(details, concern.code());
        if (response.getResponseResource() instanceof OperationOutcome outcome) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.BUSINESSRULE)
                    .setDiagnostics(concern.words())
                    .getDetails()
                    .addCoding()
                    .setSystem(Canonical.CONSENT_CONCERN)
                    .setCode(concern.code());
        }
    }

    private JsonNode tree(Consent consent) {
        try {
            return json.readTree(fhir.newJsonParser().encodeResourceToString(consent));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote what is no JSON", e);
        }
    }
}
