package org.precisionhooks.fhir.audit;

import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.codesystems.V3ActReason;
import org.precisionhooks.consent.term.CodeSystems;

/** The agents of an AuditEvent. */
final class BalpAgents {

    private BalpAgents() {}

    static AuditEventAgentComponent of(Reference who, Coding type) {
        return new AuditEventAgentComponent()
                .setType(BalpCodes.concept(type))
                .setWho(who.copy())
                .setRequestor(false);
    }

    static AuditEventAgentComponent client(AuditAgent agent, Coding type) {
        Reference who = agent.client().isEmpty()
                ? new Reference().setDisplay("unknown")
                : new Reference("Device/" + agent.client());
        AuditEventAgentComponent client = of(who, type);
        if (!agent.address().isEmpty()) {
            client.setNetwork(network(agent.address(), AuditEventAgentNetworkType._2));
        }
        policy(agent).ifPresent(client::addPolicy);
        return client;
    }

    static AuditEventAgentComponent user(AuditAgent agent, String reference, Coding type) {
        AuditEventAgentComponent user = of(new Reference(reference), type).setRequestor(true);
        agent.purposes().forEach(purpose -> user.addPurposeOfUse(purpose(purpose)));
        agent.roles()
                .forEach(role ->
                        user.addRole(BalpCodes.concept(BalpCodes.coding(role.system(), role.code(), role.display()))));
        policy(agent).ifPresent(user::addPolicy);
        return user;
    }

    static AuditEventAgentNetworkComponent network(String address, AuditEventAgentNetworkType type) {
        return address.isEmpty()
                ? new AuditEventAgentNetworkComponent()
                : new AuditEventAgentNetworkComponent().setAddress(address).setType(type);
    }

    static CodeableConcept purpose(String code) {
        return BalpCodes.concept(BalpCodes.coding(CodeSystems.ACT_REASON, code, ""));
    }

    /** The purpose in the words of its code system, for people. */
    static String words(String purpose) {
        return java.util.Arrays.stream(V3ActReason.values())
                .filter(reason -> reason != V3ActReason.NULL && purpose.equals(reason.toCode()))
                .map(V3ActReason::getDisplay)
                .findFirst()
                .orElse(purpose);
    }

    static Optional<String> policy(AuditAgent agent) {
        return agent.token().map(token -> BalpCodes.JTI + token);
    }
}
