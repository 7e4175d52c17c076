package org.precisionhooks.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;

/**
 * Who asks for what, for which purposes, when.
 *
 * @param time the evaluation instant; the decision has no clock
 * @param requester who asks
 * @param purposes purposes of use (v3-ActReason); all of them must be permitted
 * @param action what is done
 * @param policyCodes policy codes asked for, any of which may match
 * @param breakGlass an emergency override, if declared
 */
public record AccessRequest(
        Instant time,
        Requester requester,
        List<Coding> purposes,
        Action action,
        Set<Coding> policyCodes,
        Optional<BreakGlass> breakGlass) {

    public AccessRequest {
        purposes = List.copyOf(purposes);
        policyCodes = Set.copyOf(policyCodes);
    }

    /** What is done with the data. */
    public enum Action {
        READ,
        CDS,
        WRITE
    }

    /** An emergency override, as declared by the requester. */
    public record BreakGlass(boolean declared, String reason, boolean userAuthenticated, boolean roleAllowed) {}
}
