package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.Release;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.summary.GenomicSummary;
import org.precisionhooks.fhir.write.summary.SummaryFrame;

/**
 * {@code Patient/[id]/$genomic-summary}: what is known of a patient's genome, from where, how sure, what contradicts itself and
 * what could not be read, as a document. Only what the patient permits is in it.
 */
public final class PatientGenomicSummary implements OwnOperation {

    private final PatientPorts ports;
    private final ConsentGate gate;
    private final DecisionLog decisions;
    private final Supplier<GenomicSummary> writers;
    private final IndexedStudies studies;
    private final Clock clock;

    public PatientGenomicSummary(
            PatientPorts ports,
            ConsentGate gate,
            DecisionLog decisions,
            Supplier<GenomicSummary> writers,
            IndexedStudies studies,
            Clock clock) {
        this.ports = ports;
        this.gate = gate;
        this.decisions = decisions;
        this.writers = writers;
        this.studies = studies;
        this.clock = clock;
    }

    @Operation(
            name = "$genomic-summary",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.GENOMIC_SUMMARY_OPERATION)
    public Bundle summarise(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        Instant now = clock.instant();
        GenomicSummary writer = writers.get();
        StoredRecord record = StoredRecord.open(ports, details, patient, Action.READ, now);
        Release release = gate.release(
                record.access(),
                new ConsentGate.Sources(
                        patient,
                        ports.readers().consents(patient, record.resources()),
                        ports.readers().facts(patient, record.resources())));
        decisions.decided(details, patient, record.access(), release.decision());
        return writer.of(
                release.facts(),
                studies.of(details, patient, writer.genes()),
                patient(record, release.facts()),
                new SummaryFrame(details.getFhirServerBase(), new Answering(patient, now)));
    }

    /** Who it is, if consent lets that be seen. */
    private static Optional<Patient> patient(StoredRecord record, ConsentedFacts facts) {
        return facts.demographics()
                .flatMap(known -> record.resources().stream()
                        .map(found -> found.json())
                        .filter(json -> json.path("resourceType").asText().equals("Patient"))
                        .findFirst())
                .map(json -> FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, json.toString()));
    }
}
