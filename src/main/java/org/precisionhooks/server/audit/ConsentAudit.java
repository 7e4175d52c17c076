package org.precisionhooks.server.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.DecisionNote;

/** Keeps the consent decisions on FHIR requests, with the answers that they led to. */
final class ConsentAudit implements DecisionLog {

    private final AuditOutbox outbox;

    ConsentAudit(AuditOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void decided(RequestDetails details, String patientId, AccessRequest access, Decision decision) {
        AuditAgent asker = AuditAgent.of(access.requester(), access.purposes());
        List<DecisionNote> notes = DecisionNote.of(access.action(), decision);
        Interactions.of(details)
                .ifPresentOrElse(
                        interaction -> notes.forEach(note -> interaction.decided(patientId, asker, note)),
                        () -> outbox.append(alone(access, patientId, asker, notes)));
    }

    private static List<AuditRecord> alone(
            AccessRequest access, String patientId, AuditAgent asker, List<DecisionNote> notes) {
        Interaction own = Interaction.alone(access.time());
        return notes.stream().map(note -> own.decision(patientId, asker, note)).toList();
    }
}
