package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.consent.AccessRequest.Action;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.access.Caller;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.Grants;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordTypes;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.AdviceBundle;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;

/** {@code Patient/$precision-recommendations}: the advice that a card would give, as FHIR resources. */
public final class PrecisionRecommendations {

    private final Ports ports;
    private final Adviser adviser;
    private final AdviceBundle writer;
    private final Clock clock;

    /**
     * What the operation reaches outside for.
     *
     * @param store where the patient's resources are kept
     * @param readers read them
     * @param callers tells who calls
     * @param grants tells whose patient the caller's token is for
     * @param patients answers for an absent patient
     */
    public record Ports(
            ResourceSource store, PatientReaders readers, Callers callers, Grants grants, PatientLookup patients) {}

    public PrecisionRecommendations(Ports ports, Adviser adviser, AdviceBundle writer, Clock clock) {
        this.ports = ports;
        this.adviser = adviser;
        this.writer = writer;
        this.clock = clock;
    }

    /** Reads its parameters itself, since HAPI takes no parameter that is a concept in a body and a token in an address. */
    @Operation(
            name = "$precision-recommendations",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.RECOMMENDATIONS_OPERATION)
    public Bundle recommend(@IdParam(optional = true) @Nullable IdType id, RequestDetails details) {
        RecommendationsRequest request = RecommendationsRequest.of(details, Optional.ofNullable(id));
        Instant now = clock.instant();
        Caller caller = ports.callers().of(details);
        requireGranted(caller, request.patient());
        AccessRequest access = caller.access(now, Action.CDS, request.patient());
        List<FoundResource> found = resources(request.patient(), details);
        Inquiry inquiry = new Inquiry(
                request.patient(),
                Occasion.ON_DEMAND,
                LocalDate.ofInstant(now, clock.getZone()),
                request.drugs(),
                request.domains());
        Advice advice = adviser.advise(
                access,
                inquiry,
                ports.readers().consents(request.patient(), found),
                ports.readers().facts(request.patient(), found));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return writer.write(advice, new Answering(request.patient(), now));
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
