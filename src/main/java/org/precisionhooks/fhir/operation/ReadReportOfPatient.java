package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentGate.Sources;
import org.precisionhooks.consent.Release;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.summary.ReadReport;

/**
 * {@code Patient/[id]/$read-report}: what the server read of a patient's genetic results, from which resource, and what it
 * could not read and why. Nothing is dropped in silence; what consent withholds is not mentioned.
 */
public final class ReadReportOfPatient implements OwnOperation {

    private final PatientPorts ports;
    private final ConsentGate gate;
    private final DecisionLog log;
    private final Clock clock;

    public ReadReportOfPatient(PatientPorts ports, ConsentGate gate, DecisionLog log, Clock clock) {
        this.ports = ports;
        this.gate = gate;
        this.log = log;
        this.clock = clock;
    }

    @Operation(
            name = "$read-report",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.READ_REPORT_OPERATION)
    public Parameters report(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        StoredRecord record = StoredRecord.open(ports, details, patient, Action.READ, clock.instant());
        Release release = gate.release(
                record.access(),
                new Sources(
                        patient,
                        ports.readers().consents(patient, record.resources()),
                        ports.readers().facts(patient, record.resources())));
        log.decided(details, patient, record.access(), release.decision());
        return ReadReport.of(release.facts());
    }
}
