package org.precisionhooks.server.smart;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.server.security.BearerToken.Origin;
import org.precisionhooks.server.security.TokenRules;

/**
 * An authorization server whose registration was found in order.
 *
 * @param id id of the registration
 * @param rules what its access tokens must be
 * @param tenant what its tokens must name as tenant; empty when they name none
 * @param keys where its public keys are
 * @param audiences what its tokens may name as audience
 * @param clients whose tokens are accepted
 * @param people what its tokens say of people, and how it is understood
 * @param bounds what its clients may do
 * @param told what apps are told of it
 */
record AuthorizationServer(
        String id,
        TokenRules rules,
        Optional<String> tenant,
        URI keys,
        Set<String> audiences,
        Clients clients,
        People people,
        Bounds bounds,
        Optional<SmartEndpoints> told) {

    AuthorizationServer {
        audiences = Set.copyOf(audiences);
    }

    /** Who a token says it is from; no two authorization servers have the same. */
    Origin origin() {
        return new Origin(rules.issuer(), tenant);
    }

    /**
     * Clients by their id.
     *
     * @param any whether all clients of the authorization server will do
     */
    record Clients(boolean any, Set<String> ids) {

        Clients {
            ids = Set.copyOf(ids);
        }

        boolean contains(String client) {
            return any || ids.contains(client);
        }
    }

    /**
     * How claims about a user are understood.
     *
     * @param organizations the organizations of the users
     * @param relation how these stand to the patients
     * @param purposes purposes of use of tokens that name none
     * @param purposesClaim the claim that names them
     * @param rolesClaim the claim that names roles
     * @param roles what the names in that claim stand for
     * @param breakGlassRoles who may break the glass
     * @param bases base addresses under which users are the same resources as here, each with a slash at its end
     * @param proxies whether others may stand for a patient
     */
    record People(
            Set<String> organizations,
            Relation relation,
            List<Coding> purposes,
            String purposesClaim,
            Optional<String> rolesClaim,
            Map<String, Role> roles,
            Set<Coding> breakGlassRoles,
            Set<String> bases,
            boolean proxies) {

        People {
            organizations = Set.copyOf(organizations);
            purposes = List.copyOf(purposes);
            roles = Map.copyOf(roles);
            breakGlassRoles = Set.copyOf(breakGlassRoles);
            bases = Set.copyOf(bases);
        }
    }

    /**
     * What its clients may do.
     *
     * @param origins web origins whose pages may call
     * @param rate most requests a minute of each client
     */
    record Bounds(Set<String> origins, int rate) {

        Bounds {
            origins = Set.copyOf(origins);
        }
    }
}
