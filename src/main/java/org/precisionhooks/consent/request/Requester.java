package org.precisionhooks.consent.request;

import java.util.Set;
import org.precisionhooks.facts.Coding;

/**
 * Who asks.
 *
 * @param references own references, {@code Practitioner/abc}, {@code Device/client}
 * @param identifiers own identifiers (system and value)
 * @param organizations references of the organizations, with their ancestors
 * @param roles roles of the user
 * @param groups references of groups and care teams the requester belongs to
 * @param client registered client, {@code dev} in the development profile
 * @param tenant tenant of the client
 * @param relation how the requester's organization stands to the patient
 */
public record Requester(
        Set<String> references,
        Set<Coding> identifiers,
        Set<String> organizations,
        Set<Coding> roles,
        Set<String> groups,
        String client,
        String tenant,
        Relation relation) {

    public Requester {
        references = Set.copyOf(references);
        identifiers = Set.copyOf(identifiers);
        organizations = Set.copyOf(organizations);
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** A registered client of an organization that treats the patient, without a user. */
    public static Requester treating(String client) {
        return new Requester(
                Set.of("Device/" + client),
                Set.of(),
                Set.of("Organization/" + client),
                Set.of(),
                Set.of(),
                client,
                client,
                Relation.TREATING_ORGANIZATION);
    }

    /** Whoever calls a server that is open to its own machine alone. Its tenant's name is none that a client has by chance. */
    public static Requester development() {
        Requester dev = treating("dev");
        return new Requester(
                dev.references,
                dev.identifiers,
                dev.organizations,
                dev.roles,
                dev.groups,
                dev.client,
                "(development)",
                dev.relation);
    }

    public Requester withRelation(Relation other) {
        return new Requester(references, identifiers, organizations, roles, groups, client, tenant, other);
    }

    /** How the requester's organization stands to the patient. */
    public enum Relation {
        TREATING_ORGANIZATION,
        PUBLIC_HEALTH_AGENCY,
        PAYER,
        SELF,
        OTHER
    }
}
