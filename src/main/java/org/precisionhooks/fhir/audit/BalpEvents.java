package org.precisionhooks.fhir.audit;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.write.Canonical;

/**
 * Tells events as IHE BALP AuditEvents. The REST profiles are for successes with both ends known: all else follows their
 * pattern without claiming one.
 */
public final class BalpEvents {

    private static final String OUTCOME = "#outcome";
    private static final Reference SELF = new Reference("Device/" + AuditAgent.SERVER);

    private final DecisionEvents decisions;

    /** @param reasons whether the reader may know why something was refused */
    public BalpEvents(boolean reasons) {
        this.decisions = new DecisionEvents(reasons);
    }

    public AuditEvent of(AuditRecord event) {
        AuditEvent told = new AuditEvent();
        told.setId(event.id());
        told.setType(BalpCodes.type(event.kind()).copy());
        told.setRecorded(Date.from(event.time()));
        told.setOutcome(outcome(event.outcome()));
        event.agent().purposes().forEach(purpose -> told.addPurposeOfEvent(BalpAgents.purpose(purpose)));
        told.getSource().setObserver(SELF.copy());
        if (!event.detail().server().isEmpty()) {
            told.getSource().setSite(event.detail().server());
        }
        if (event.detail().decision().isPresent()) {
            decisions.write(event, event.detail().decision().get(), told);
        } else {
            rest(event, told);
        }
        return told;
    }

    private static void rest(AuditRecord event, AuditEvent told) {
        BalpPattern pattern = BalpPattern.of(event.kind());
        profile(event, pattern).ifPresent(told.getMeta()::addProfile);
        subtypes(event).forEach(subtype -> told.addSubtype(subtype.copy()));
        told.setAction(pattern.action());
        told.getSource().addType(BalpCodes.APPLICATION_SERVER.copy());
        told.addAgent(BalpAgents.client(event.agent(), pattern.client()));
        told.addAgent(BalpAgents.of(SELF, pattern.server())
                .setNetwork(BalpAgents.network(event.detail().server(), AuditEventAgentNetworkType._2)));
        event.agent().user().ifPresent(user -> told.addAgent(BalpAgents.user(event.agent(), user, pattern.user())));
        entities(event, told);
        if (event.outcome() != AuditOutcome.SUCCESS) {
            failure(event, told);
        }
    }

    private static Optional<String> profile(AuditRecord event, BalpPattern pattern) {
        boolean bothEnds = !event.agent().address().isEmpty()
                && !event.detail().server().isEmpty()
                && !event.agent().client().isEmpty();
        return pattern.profile()
                .filter(name -> bothEnds && event.outcome() == AuditOutcome.SUCCESS)
                .map(name -> BalpCodes.PROFILE + (event.patient().isPresent() ? "Patient" : "") + name);
    }

    private static Stream<Coding> subtypes(AuditRecord event) {
        String action = event.action();
        return switch (event.kind()) {
            case READ, HISTORY, SEARCH, CREATE, UPDATE, DELETE, BUNDLE -> Stream.of(interaction(action));
            case OPERATION -> Stream.of(interaction("operation"), own(action.replaceFirst("^\\$", "")));
            case HOOK -> Stream.of(own("hook-call"), own(action));
            case FEEDBACK -> Stream.of(own("feedback"), own(action));
            case AUTHENTICATION -> Stream.of(BalpCodes.LOGIN);
            case DECISION, ADMINISTRATION, CAPABILITIES, OTHER -> Stream.of(own(action));
        };
    }

    private static Coding interaction(String code) {
        return BalpCodes.coding(BalpCodes.RESTFUL_INTERACTION, code, "");
    }

    private static Coding own(String code) {
        return BalpCodes.coding(Canonical.AUDITED, code, "");
    }

    private static void entities(AuditRecord event, AuditEvent told) {
        Optional<String> patient = event.patient().map(id -> "Patient/" + id);
        patient.ifPresent(reference -> told.addEntity(patient(reference)));
        if (event.kind() != AuditKind.SEARCH) {
            event.detail().data().stream()
                    .filter(reference -> event.kind() == AuditKind.READ
                            || !Optional.of(reference).equals(patient))
                    .forEach(reference -> told.addEntity(data(reference)));
        }
        event.detail()
                .query()
                .ifPresent(query -> told.addEntity(new AuditEventEntityComponent()
                        .setType(BalpCodes.ENTITY_SYSTEM_OBJECT.copy())
                        .setRole(BalpCodes.OBJECT_QUERY.copy())
                        .setQuery(query.getBytes(StandardCharsets.UTF_8))));
        told.addEntity(request(event));
        settings(event).forEach(told::addEntity);
    }

    static AuditEventEntityComponent patient(String reference) {
        return new AuditEventEntityComponent()
                .setWhat(new Reference(reference))
                .setType(BalpCodes.ENTITY_PERSON.copy())
                .setRole(BalpCodes.OBJECT_PATIENT.copy());
    }

    private static AuditEventEntityComponent data(String reference) {
        return new AuditEventEntityComponent()
                .setWhat(new Reference(reference))
                .setType(BalpCodes.ENTITY_SYSTEM_OBJECT.copy())
                .setRole(BalpCodes.OBJECT_RESOURCE.copy());
    }

    /** All events of a request name it in the same way, also where the caller had no name for it. */
    private static AuditEventEntityComponent request(AuditRecord event) {
        AuditEventEntityComponent request = new AuditEventEntityComponent().setType(BalpCodes.ENTITY_REQUEST.copy());
        request.getWhat().getIdentifier().setValue(event.detail().requestId().orElse(event.interaction()));
        return request;
    }

    private static List<AuditEventEntityComponent> settings(AuditRecord event) {
        if (event.detail().settings().isEmpty()) {
            return List.of();
        }
        AuditEventEntityComponent entity = new AuditEventEntityComponent()
                .setType(BalpCodes.ENTITY_SYSTEM_OBJECT.copy())
                .setName(event.action());
        event.detail().settings().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(setting ->
                        entity.addDetail().setType(setting.getKey()).setValue(new StringType(setting.getValue())));
        return List.of(entity);
    }

    /** The kind of failure only: diagnostics may quote what the caller sent. */
    private static void failure(AuditRecord event, AuditEvent told) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.setId(OUTCOME.substring(1));
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.PROCESSING)
                .setDiagnostics("Answered with HTTP status " + event.detail().status());
        told.addContained(outcome);
        told.addEntity(
                new AuditEventEntityComponent().setWhat(new Reference(OUTCOME)).setType(BalpCodes.ENTITY_OTHER.copy()));
        told.setOutcomeDesc("HTTP status " + event.detail().status());
    }

    private static AuditEventOutcome outcome(AuditOutcome outcome) {
        return switch (outcome) {
            case SUCCESS -> AuditEventOutcome._0;
            case MINOR -> AuditEventOutcome._4;
            case SERIOUS -> AuditEventOutcome._8;
            case MAJOR -> AuditEventOutcome._12;
        };
    }
}
