package org.precisionhooks.consent.request;

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
        /** A computation inside, of which nothing but that it was not completed may be told. */
        USE,
        WRITE
    }

    /** This request for use alone. */
    public AccessRequest forUse() {
        return new AccessRequest(time, requester, purposes, Action.USE, policyCodes, breakGlass);
    }

    /** This request under another override, or under none. */
    public AccessRequest with(Optional<BreakGlass> other) {
        return new AccessRequest(time, requester, purposes, action, policyCodes, other);
    }

    /**
     * An emergency override, as declared by the requester.
     *
     * @param override what was opened for it, empty as long as nothing was
     */
    public record BreakGlass(
            boolean declared,
            String reason,
            boolean userAuthenticated,
            boolean roleAllowed,
            Optional<OpenOverride> override) {

        public BreakGlass(boolean declared, String reason, boolean userAuthenticated, boolean roleAllowed) {
            this(declared, reason, userAuthenticated, roleAllowed, Optional.empty());
        }

        public BreakGlass under(OpenOverride open) {
            return new BreakGlass(declared, reason, userAuthenticated, roleAllowed, Optional.of(open));
        }
    }
}
