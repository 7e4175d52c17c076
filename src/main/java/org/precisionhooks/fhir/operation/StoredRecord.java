package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.RecordTypes;

/**
 * The record of a patient who is stored here, opened for an operation; consent is still to be asked.
 *
 * @param access who asks, for what
 * @param resources all that is stored
 */
record StoredRecord(AccessRequest access, List<FoundResource> resources) {

    /**
     * Opens a record.
     *
     * @throws ResourceNotFoundException for a patient who is not here, and for one whom the caller's token is not for
     */
    static StoredRecord open(PatientPorts ports, RequestDetails details, String patient, Action action, Instant now) {
        return open(ports, details, patient, new Wanted(action, types(action)), now);
    }

    /** The same, of other types of resources. */
    static StoredRecord open(PatientPorts ports, RequestDetails details, String patient, Wanted wanted, Instant now) {
        StoredRecord record = of(ports, details, patient, wanted, now);
        details.getResponse().addHeader("Cache-Control", "no-store");
        return record;
    }

    /** What shall be done, with resources of which types. */
    record Wanted(Action action, Set<String> types) {}

    /** One of many records that an answer is made of. */
    static StoredRecord of(PatientPorts ports, RequestDetails details, String patient, Action action, Instant now) {
        return of(ports, details, patient, new Wanted(action, types(action)), now);
    }

    private static StoredRecord of(
            PatientPorts ports, RequestDetails details, String patient, Wanted wanted, Instant now) {
        Caller caller = ports.callers().of(details);
        AccessRequest access = caller.access(now, wanted.action(), patient);
        return new StoredRecord(access, resources(ports, patient, wanted.types(), details));
    }

    /** No advice is made of what laboratories recommend themselves. */
    private static Set<String> types(Action action) {
        return action == Action.CDS ? RecordTypes.OF_PATIENT : RecordTypes.WITH_STATEMENTS;
    }

    private static List<FoundResource> resources(
            PatientPorts ports, String patient, Set<String> types, RequestDetails details) {
        IdType id = new IdType("Patient", patient);
        // Also for a patient who is here: the caller may not be allowed to know that.
        ports.patients().require(id, details);
        List<JsonNode> stored = ports.store().resources(patient, types);
        if (stored.stream().noneMatch(json -> json.path("resourceType").asText().equals("Patient"))) {
            throw new ResourceNotFoundException(id);
        }
        return stored.stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
    }
}
