package org.precisionhooks.fhir.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.facts.Coding;

/**
 * Who did it.
 *
 * @param client registered client; empty when nobody could tell
 * @param user reference of the user, {@code Practitioner/abc}
 * @param organizations references of the organizations
 * @param roles roles of the user
 * @param purposes purposes of use, codes of v3-ActReason
 * @param token identifier of the token ({@code jti}), never the token
 * @param address network address of the client
 */
public record AuditAgent(
        String client,
        Optional<String> user,
        List<String> organizations,
        List<Coding> roles,
        List<String> purposes,
        Optional<String> token,
        String address) {

    /** Name of the server among the clients. */
    public static final String SERVER = "precision-hooks";

    private static final Pattern PERSON =
            Pattern.compile("(Practitioner|PractitionerRole|Patient|RelatedPerson|Person)/.+");

    public AuditAgent {
        organizations = List.copyOf(organizations);
        roles = List.copyOf(roles);
        purposes = List.copyOf(purposes);
    }

    /** A caller whom nobody knows. */
    public static AuditAgent unknownAt(String address) {
        return new AuditAgent("", Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), address);
    }

    /** The server itself, at its start or by a work of its own. */
    public static AuditAgent server() {
        return unknownAt("").named(SERVER);
    }

    public static AuditAgent of(Requester requester, List<Coding> purposes) {
        return new AuditAgent(
                requester.client(),
                user(requester.references()),
                List.copyOf(new TreeSet<>(requester.organizations())),
                List.copyOf(requester.roles()),
                purposes.stream().map(Coding::code).toList(),
                Optional.empty(),
                "");
    }

    private static Optional<String> user(Set<String> references) {
        return references.stream()
                .filter(reference -> PERSON.matcher(reference).matches())
                .sorted()
                .findFirst();
    }

    public AuditAgent at(String where) {
        return new AuditAgent(client, user, organizations, roles, purposes, token, where);
    }

    public AuditAgent with(Optional<String> tokenId) {
        return new AuditAgent(client, user, organizations, roles, purposes, tokenId, address);
    }

    /** The same under another client id. */
    public AuditAgent named(String name) {
        return new AuditAgent(name, user, organizations, roles, purposes, token, address);
    }
}
