package org.precisionhooks.consent;

import java.time.Instant;
import java.util.Optional;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.OpenOverride;
import org.precisionhooks.consent.tenant.BreakGlassRules;

/**
 * Port: keeps which emergency overrides are open, counts them, and puts each into the queue of those who review them.
 * Whoever cannot keep it must fail, so that nothing is disclosed.
 */
public interface Overrides {

    /** Nobody may override. */
    Overrides NONE = new Overrides() {

        @Override
        public Optional<OpenOverride> open(Emergency emergency) {
            return Optional.empty();
        }

        @Override
        public void used(OpenOverride override, Decision decision) {
            throw new IllegalStateException("None was opened");
        }
    };

    /** The override that is open for this user and patient, or a new one; empty when the user has opened too many. */
    Optional<OpenOverride> open(Emergency emergency);

    /** Adds a decision to the entry of an override. */
    void used(OpenOverride override, Decision decision);

    /**
     * A declared emergency.
     *
     * @param tenant tenant of the client
     * @param client registered client
     * @param user references of the user
     * @param patient the patient, {@code Patient/id}
     * @param reason what the user says
     * @param time now
     * @param rules what the tenant allows
     */
    record Emergency(
            String tenant,
            String client,
            String user,
            String patient,
            String reason,
            Instant time,
            BreakGlassRules rules) {

        /** Without content, so that no patient reaches a log. */
        @Override
        public String toString() {
            return "Emergency";
        }
    }
}
