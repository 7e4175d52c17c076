package org.precisionhooks.cdshooks.client;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * Who calls.
 *
 * @param requester the client as consent sees it, still without the user
 * @param purposes purposes of use that the client is registered for
 * @param profile what its cards may hold
 * @param fhirServers base addresses of the FHIR servers that may be called back for it
 * @param declared what its token says of this call
 * @param declaresInCalls whether it may say so in the call, too
 */
public record ClientIdentity(
        Requester requester,
        List<Coding> purposes,
        ClientProfile profile,
        Set<URI> fhirServers,
        DeclaredAccess declared,
        boolean declaresInCalls) {

    public ClientIdentity {
        purposes = List.copyOf(purposes);
        fhirServers = Set.copyOf(fhirServers);
    }

    /** A client that declares nothing. */
    public ClientIdentity(Requester requester, List<Coding> purposes, ClientProfile profile, Set<URI> fhirServers) {
        this(requester, purposes, profile, fhirServers, DeclaredAccess.NONE, false);
    }

    public ClientIdentity declaring(DeclaredAccess access) {
        return new ClientIdentity(requester, purposes, profile, fhirServers, access, declaresInCalls);
    }

    public ClientIdentity declaringInCalls(boolean may) {
        return new ClientIdentity(requester, purposes, profile, fhirServers, declared, may);
    }

    /** Registered client id, unique over all tenants. */
    public String client() {
        return requester.client();
    }

    /** The requester of one call, with the user whom the client names. */
    public Requester requesterFor(Optional<FhirReference> user, DeclaredAccess access) {
        Set<String> references = new HashSet<>(requester.references());
        user.map(FhirReference::toString).ifPresent(references::add);
        Set<Coding> roles = new HashSet<>(requester.roles());
        roles.addAll(access.roles());
        return new Requester(
                references,
                requester.identifiers(),
                requester.organizations(),
                roles,
                requester.groups(),
                requester.client(),
                requester.tenant(),
                requester.relation());
    }
}
