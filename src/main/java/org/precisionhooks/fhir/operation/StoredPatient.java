package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.access.Caller;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.RecordTypes;

/** The record of a patient who is stored here, for a caller who may ask for that patient. */
final class StoredPatient {

    private final PrecisionRecommendations.Ports ports;

    StoredPatient(PrecisionRecommendations.Ports ports) {
        this.ports = ports;
    }

    /** @throws ResourceNotFoundException for a patient who does not exist, and in the same words for one of another token */
    List<FoundResource> resources(RequestDetails details, Caller caller, String patient) {
        requireGranted(caller, patient);
        IdType id = new IdType("Patient", patient);
        // Also for a patient who is here: the caller may not be allowed to know that.
        ports.patients().require(id, details);
        List<JsonNode> stored = ports.store().resources(patient, RecordTypes.OF_PATIENT);
        if (stored.stream().noneMatch(json -> json.path("resourceType").asText().equals("Patient"))) {
            throw new ResourceNotFoundException(id);
        }
        return stored.stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
    }

    private void requireGranted(Caller caller, String patient) {
        Patient asked = new Patient();
        asked.setId(new IdType("Patient", patient));
        if (!ports.grants().covers(caller, RestOperationTypeEnum.READ, asked)) {
            throw new ResourceNotFoundException(asked.getIdElement());
        }
    }
}
