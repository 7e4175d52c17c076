package org.precisionhooks.fhir.access.scope;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.facts.Coding;

/**
 * Who makes a FHIR request, as proven by its token.
 *
 * @param requester client, user and organization as consent sees them
 * @param purposes purposes of use
 * @param roles what the user may be beside a user of clinical data
 * @param patient id of the patient that the token is bound to; for a patient in person, their own record
 * @param breakGlass an emergency override, if the token declares one
 * @param token what the token is; a caller of the development mode has none
 */
public record Caller(
        Requester requester,
        List<Coding> purposes,
        Set<Role> roles,
        Optional<String> patient,
        Optional<BreakGlass> breakGlass,
        Optional<AccessToken> token) {

    public Caller {
        purposes = List.copyOf(purposes);
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** What consent is asked when this caller does something with a patient's data. */
    public AccessRequest access(Instant now, Action action, String patientId) {
        return new AccessRequest(now, towards(patientId), purposes, action, Set.of(), breakGlass);
    }

    /** A patient is nobody special to the record of another. */
    private Requester towards(String patientId) {
        boolean other = requester.relation() == Relation.SELF
                && !patient.filter(patientId::equals).isPresent();
        return other ? requester.withRelation(Relation.OTHER) : requester;
    }
}
