package org.precisionhooks.fhir.audit;

import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.fhir.write.Canonical;

/**
 * Tells consent decisions (security-reliability.md section 4.3). The profile's entities are closed and need a Consent: what
 * else is known stands in an extension, and a decision by policy alone claims no profile.
 */
final class DecisionEvents {

    private static final String BREAK_GLASS = "BREAK_GLASS";

    private final boolean reasons;

    DecisionEvents(boolean reasons) {
        this.reasons = reasons;
    }

    void write(AuditRecord event, DecisionNote note, AuditEvent told) {
        boolean byConsent = !note.consents().isEmpty();
        if (byConsent && !event.agent().address().isEmpty()) {
            told.getMeta().addProfile(BalpCodes.PROFILE + "AuthZconsent");
        }
        told.addSubtype(BalpCodes.authorization(byConsent ? "AuthZ-Consent" : "AuthZ-Role"));
        if (note.grounds().contains(BREAK_GLASS)) {
            told.addSubtype(BalpCodes.EMERGENCY.copy());
        }
        told.setAction(AuditEventAction.E);
        told.getSource().addType(BalpCodes.SECURITY_SERVER.copy());
        agents(event.agent(), told.getSource().getObserver(), told);
        entities(event, note, told);
        if (!note.permitted()) {
            told.setOutcomeDesc(reasons ? why(note) : "Not permitted");
        }
        told.addExtension(extension(note));
    }

    private static void agents(AuditAgent agent, Reference authorizer, AuditEvent told) {
        told.addAgent(BalpAgents.of(authorizer, BalpCodes.ROLE_AUTHORIZER));
        told.addAgent(BalpAgents.client(agent, BalpCodes.ROLE_APPLICATION));
        agent.user().ifPresent(user -> told.addAgent(BalpAgents.user(agent, user, BalpCodes.participation("IRCP"))));
        agent.organizations().stream()
                .findFirst()
                .ifPresent(organization ->
                        told.addAgent(BalpAgents.of(new Reference(organization), BalpCodes.ROLE_ORGANIZATION)));
    }

    private static void entities(AuditRecord event, DecisionNote note, AuditEvent told) {
        event.patient().ifPresent(patient -> told.addEntity(BalpEvents.patient("Patient/" + patient)));
        note.consents()
                .forEach(consent -> told.addEntity(new AuditEventEntityComponent()
                        .setWhat(new Reference(consent))
                        .setType(BalpCodes.ENTITY_CONSENT.copy())));
        BalpAgents.policy(event.agent()).ifPresent(token -> {
            AuditEventEntityComponent entity = new AuditEventEntityComponent().setType(BalpCodes.ENTITY_TOKEN.copy());
            entity.getWhat().getIdentifier().setValue(token);
            told.addEntity(entity);
        });
    }

    private static String why(DecisionNote note) {
        return "Withheld on the ground of " + String.join(", ", note.grounds())
                + (note.rules().isEmpty() ? "" : ", by policy rule " + String.join(", ", note.rules()))
                + (note.consents().isEmpty() ? "" : ", by " + String.join(", ", note.consents()));
    }

    private Extension extension(DecisionNote note) {
        Extension extension = new Extension(Canonical.AUDIT_DECISION);
        add(extension, "decision", List.of(note.id()));
        add(extension, "policy", List.of(note.policy()));
        add(extension, "engine", List.of(note.engine()));
        if (note.permitted() || reasons) {
            add(extension, "ground", note.grounds());
            add(extension, "rule", note.rules());
        }
        note.resources().forEach(resource -> extension.addExtension("resource", new Reference(resource)));
        note.obligations().forEach(obligation -> extension.addExtension("obligation", new CodeType(obligation)));
        return extension;
    }

    private static void add(Extension extension, String part, List<String> texts) {
        for (String text : texts) {
            Type value = new StringType(text);
            extension.addExtension(part, value);
        }
    }
}
