package org.precisionhooks.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** Keeps what was asked of the adviser, decided and answered, in the transaction of the hook call. */
final class AdviceAudit implements AuditLog {

    private static final int OK = 200;

    /** Moments that an operation asks for, and no hook. */
    private static final Map<Occasion, String> OPERATIONS = Map.of(
            Occasion.ON_DEMAND, "$precision-recommendations",
            Occasion.RISK_ASSESSMENT, "$cardiovascular-risk",
            Occasion.CRITERIA_ASSESSMENT, "$fh-score");

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

    private static boolean isOperation(AuditEntry entry) {
        return OPERATIONS.containsKey(entry.inquiry().occasion());
    }

    private static AuditKind kind(AuditEntry entry) {
        return isOperation(entry) ? AuditKind.OPERATION : AuditKind.HOOK;
    }

    private static String action(AuditEntry entry, Interaction interaction) {
        String operation = OPERATIONS.get(entry.inquiry().occasion());
        if (operation != null) {
            return operation;
        }
        return interaction.isAbout(AuditKind.HOOK)
                ? interaction.action()
                : entry.inquiry().occasion().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
