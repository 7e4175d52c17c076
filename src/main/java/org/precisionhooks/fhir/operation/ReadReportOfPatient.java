package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.consent.AccessRequest.Action;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentGate.Sources;
import org.precisionhooks.consent.Release;
import org.precisionhooks.fhir.access.Caller;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.ReadReport;

/**
 * {@code Patient/[id]/$read-report}: what the server read of a patient's genetic results, from which resource, and what it
 * could not read and why. Nothing is dropped in silence; what consent withholds is not mentioned.
 */
public final class ReadReportOfPatient implements OwnOperation {

    private final PrecisionRecommendations.Ports ports;
    private final ConsentGate gate;
    private final DecisionLog log;
    private final Clock clock;

    public ReadReportOfPatient(PrecisionRecommendations.Ports ports, ConsentGate gate, DecisionLog log, Clock clock) {
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
        Instant now = clock.instant();
        Caller caller = ports.callers().of(details);
        AccessRequest access = caller.access(now, Action.READ, patient);
        List<FoundResource> found = new StoredPatient(ports).resources(details, caller, patient);
        Release release = gate.release(
                access,
                new Sources(
                        patient,
                        ports.readers().consents(patient, found),
                        ports.readers().facts(patient, found)));
        log.decided(details, patient, access, release.decision());
        details.getResponse().addHeader("Cache-Control", "no-store");
        return ReadReport.of(release.facts());
    }
}
