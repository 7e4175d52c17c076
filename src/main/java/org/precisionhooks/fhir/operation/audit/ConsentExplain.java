package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentGate.Sources;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordTypes;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.DecisionParameters;

/**
 * {@code Patient/[id]/$consent-explain}: what consent says to a question, and why, for the patient and the privacy officer.
 * The question is decided as a real one is; nothing of the record but references is in the answer.
 */
public final class ConsentExplain implements OwnOperation {

    private static final Set<Role> WATCHERS = Set.of(Role.PRIVACY_OFFICER);

    private final ConsentGate gate;
    private final ResourceSource store;
    private final PatientReaders readers;
    private final Callers callers;
    private final Clock clock;

    public ConsentExplain(
            ConsentGate gate, ResourceSource store, PatientReaders readers, Callers callers, Clock clock) {
        this.gate = gate;
        this.store = store;
        this.readers = readers;
        this.callers = callers;
        this.clock = clock;
    }

    @Operation(
            name = "$consent-explain",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.CONSENT_EXPLAIN_OPERATION)
    public Parameters explain(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        RecordInsight.require(callers.of(details), patient, WATCHERS);
        AccessRequest question = ExplainRequest.of(Arguments.of(details), clock.instant());
        List<FoundResource> found = resources(patient);
        Sources sources = new Sources(patient, readers.consents(patient, found), readers.facts(patient, found));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return DecisionParameters.of(gate.release(question, sources).decision());
    }

    private List<FoundResource> resources(String patient) {
        List<JsonNode> stored = store.resources(patient, RecordTypes.OF_PATIENT);
        if (stored.stream().noneMatch(json -> json.path("resourceType").asText().equals("Patient"))) {
            throw RecordInsight.absent(patient);
        }
        return stored.stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
    }
}
