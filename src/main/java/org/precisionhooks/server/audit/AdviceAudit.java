package org.precisionhooks.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.DecisionNote;
import org.precisionhooks.fhir.write.Codes;

/** Keeps what was asked of the adviser, decided and answered, in the transaction of the hook call. */
final class AdviceAudit implements AuditLog {

    private static final int OK = 200;
    private static final String OPERATION = "$precision-recommendations";

    private final AuditOutbox outbox;

    AdviceAudit(AuditOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void record(AuditEntry entry) {
        Interaction interaction = Interactions.current()
                .orElseGet(() -> Interaction.alone(entry.access().time()));
        String patient = entry.inquiry().patient();
        AuditAgent agent = interaction.known(
                AuditAgent.of(entry.access().requester(), entry.access().purposes()));
        AuditDetail detail = interaction.detail(OK).saying(entry.rules());
        List<AuditRecord> events = new ArrayList<>();
        events.add(interaction.event(
                kind(entry), action(entry, interaction), AuditOutcome.SUCCESS, agent, Optional.of(patient), detail));
        DecisionNote.of(entry.access().action(), entry.decision())
                .forEach(note -> events.add(interaction.decision(patient, agent, note)));
        outbox.append(events);
        interaction.keptAlready(events);
    }

    private static AuditKind kind(AuditEntry entry) {
        return switch (entry.inquiry().occasion()) {
            case ON_DEMAND, MEDICATION_REVIEW, PASSPORT, RISK_ASSESSMENT, CRITERIA_ASSESSMENT -> AuditKind.OPERATION;
            case RESULT_STORED -> AuditKind.ADMINISTRATION;
            case PATIENT_VIEW,
                    ORDER_SELECT,
                    ORDER_SIGN,
                    ORDER_DISPATCH,
                    MEDICATION_REFILL,
                    MEDICATION_VERIFY,
                    DISCHARGE,
                    CONDITION_RECORDED,
                    ALLERGY_RECORDED -> AuditKind.HOOK;
        };
    }

    /** An operation or a service by its own name; where nobody shows us the request, by the moment. */
    private static String action(AuditEntry entry, Interaction interaction) {
        Occasion occasion = entry.inquiry().occasion();
        if (occasion == Occasion.ON_DEMAND) {
            return OPERATION;
        }
        return interaction.isAbout(kind(entry)) ? interaction.action() : Codes.code(occasion);
    }
}
