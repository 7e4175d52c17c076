package org.precisionhooks.consent.tenant;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.request.Requester;

/**
 * One row of {@code knowledge/consent/policy_rules} (consent.md section 8). An empty list restricts nothing.
 *
 * @param policy id of the policy that it belongs to
 * @param id name of the rule in every decision it makes
 * @param kind when it speaks
 * @param purposes v3-ActReason codes; those below them are meant too
 * @param domains knowledge domains; {@link #UNCLASSIFIED} for what has none
 * @param labels sensitivity codes, one of which the resource must carry
 * @param exceptLabels sensitivity codes that take a resource out of the rule
 * @param requester how the requester must stand to the patient
 * @param clients ids of the registered clients that it is for
 * @param namedPurpose the permit must name the purpose itself
 * @param effect what the rule gives
 * @param why its ground, for people
 */
public record PolicyRule(
        String policy,
        String id,
        Kind kind,
        List<String> purposes,
        List<String> domains,
        List<String> labels,
        List<String> exceptLabels,
        Optional<Requester.Relation> requester,
        List<String> clients,
        boolean namedPurpose,
        Provision.Type effect,
        String why) {

    /** Names in a rule what no table knows the domain of; a rule that lists domains without it does not speak of that. */
    public static final String UNCLASSIFIED = "unclassified";

    public PolicyRule {
        purposes = List.copyOf(purposes);
        domains = List.copyOf(domains);
        labels = List.copyOf(labels);
        exceptLabels = List.copyOf(exceptLabels);
        clients = List.copyOf(clients);
    }

    boolean isBy(Requester other) {
        return clients.isEmpty() || clients.contains(other.client());
    }

    /** When a rule speaks. */
    public enum Kind {
        /** Before every consent; nothing overrides it. */
        MUST_DENY,
        /** Before every consent, where law orders it (consent.md section 7). */
        MUST_PERMIT,
        /** Only a consent can permit. */
        EXPLICIT,
        /** Where no consent decides and something is to be stored, which shows it to nobody; asked before the others. */
        STORING,
        /** Where no consent decides; the first that matches. */
        DEFAULT
    }
}
