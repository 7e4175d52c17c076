package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.consent.AccessRequest.Action;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.access.Caller;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.RecordTypes;
import org.precisionhooks.fhir.write.Answering;

/** Asks for advice on a patient who is stored here, as far as the caller may. */
final class PatientAdvice {

    private final PrecisionRecommendations.Ports ports;
    private final Adviser adviser;
    private final Clock clock;

    PatientAdvice(PrecisionRecommendations.Ports ports, Adviser adviser, Clock clock) {
        this.ports = ports;
        this.adviser = adviser;
        this.clock = clock;
    }

    /**
     * What was advised.
     *
     * @param answering whom and when it is for
     */
    record Answer(Advice advice, Answering answering) {}

    /** @param question makes the inquiry for a day */
    Answer of(RequestDetails details, String patient, Function<LocalDate, Inquiry> question) {
        Instant now = clock.instant();
        Caller caller = ports.callers().of(details);
        requireGranted(caller, patient);
        AccessRequest access = caller.access(now, Action.CDS, patient);
        List<FoundResource> found = resources(patient, details);
        Advice advice = adviser.advise(
                access,
                question.apply(LocalDate.ofInstant(now, clock.getZone())),
                ports.readers().consents(patient, found),
                ports.readers().facts(patient, found));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return new Answer(advice, new Answering(patient, now));
    }

    /** The patient of another token is answered like one who does not exist. */
    private void requireGranted(Caller caller, String patient) {
        Patient asked = new Patient();
        asked.setId(new IdType("Patient", patient));
        if (!ports.grants().covers(caller, RestOperationTypeEnum.READ, asked)) {
            throw new ResourceNotFoundException(asked.getIdElement());
        }
    }

    private List<FoundResource> resources(String patient, RequestDetails details) {
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
}
