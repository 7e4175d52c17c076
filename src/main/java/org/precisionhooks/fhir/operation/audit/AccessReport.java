package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.audit.AccessWords;
import org.precisionhooks.fhir.audit.AuditQuery;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.audit.BalpEvents;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.write.Canonical;

/**
 * {@code Patient/[id]/$access-report}: who did what with a patient's record, when, for what and how it ended, for the patient
 * and for who watches over its use (EHDS Regulation (EU) 2025/327, Article 9).
 */
public final class AccessReport implements OwnOperation {

    /** The latest; older ones are asked for by an earlier end. */
    static final int MOST = 1_000;

    private static final Set<Role> WATCHERS = Set.of(Role.PRIVACY_OFFICER, Role.AUDITOR);

    private final AuditTrail trail;
    private final Callers callers;

    public AccessReport(AuditTrail trail, Callers callers) {
        this.trail = trail;
        this.callers = callers;
    }

    @Operation(
            name = "$access-report",
            typeName = "Patient",
            idempotent = true,
            canonicalUrl = Canonical.ACCESS_REPORT_OPERATION)
    public Parameters report(@IdParam IdType id, RequestDetails details) {
        Caller caller = callers.of(details);
        RecordInsight.require(caller, id.getIdPart(), WATCHERS);
        Arguments arguments = Arguments.of(details);
        Optional<Instant> start =
                arguments.time("start", Refusal.UNREADABLE_PERIOD).map(ClinicalTime::start);
        Optional<Instant> end = arguments.time("end", Refusal.UNREADABLE_PERIOD).map(ClinicalTime::end);
        List<AuditRecord> found = trail.find(AuditQuery.ofPatient(id.getIdPart(), start, end, MOST + 1));
        BalpEvents events = new BalpEvents(caller.is(Role.PRIVACY_OFFICER));
        Parameters report = new Parameters();
        report.addParameter().setName("complete").setValue(new BooleanType(found.size() <= MOST));
        found.stream().limit(MOST).forEach(event -> write(event, events, report));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return report;
    }

    private static void write(AuditRecord event, BalpEvents events, Parameters report) {
        AccessWords words = new AccessWords(event);
        ParametersParameterComponent access = report.addParameter().setName("access");
        access.addPart().setName("time").setValue(new InstantType(Date.from(event.time())));
        access.addPart().setName("who").setValue(new StringType(words.who()));
        access.addPart().setName("what").setValue(new StringType(words.what()));
        words.purposes().forEach(purpose -> access.addPart().setName("purpose").setValue(new StringType(purpose)));
        access.addPart().setName("outcome").setValue(new CodeType(words.outcome()));
        access.addPart().setName("words").setValue(new StringType(words.sentence()));
        access.addPart().setName("event").setResource(events.of(event));
    }
}
