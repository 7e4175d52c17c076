package org.precisionhooks.cdshooks;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.Requester;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * Who calls.
 *
 * @param requester the client as consent sees it, still without the user
 * @param purposes purposes of use that the client is registered for
 * @param profile what its cards may hold
 * @param fhirServers base addresses of the FHIR servers that may be called back for it
 */
public record ClientIdentity(Requester requester, List<Coding> purposes, ClientProfile profile, Set<URI> fhirServers) {

    public ClientIdentity {
        purposes = List.copyOf(purposes);
        fhirServers = Set.copyOf(fhirServers);
    }

    /** Registered client id, unique over all tenants. */
    public String client() {
        return requester.client();
    }

    /** The requester of one call, with the user whom the client names. */
    Requester requesterFor(Optional<FhirReference> user) {
        Set<String> references = new HashSet<>(requester.references());
        user.map(FhirReference::toString).ifPresent(references::add);
        return new Requester(
                references,
                requester.identifiers(),
                requester.organizations(),
                requester.roles(),
                requester.groups(),
                requester.client(),
                requester.tenant(),
                requester.relation());
    }
}
