package org.precisionhooks.cdshooks;

import org.precisionhooks.cdshooks.hook.HookError;

/** Port: bounds how often one client may ask about one patient. */
@FunctionalInterface
public interface CallRate {

    /** For whoever is bounded elsewhere. */
    CallRate UNBOUNDED = (client, patient) -> {};

    /**
     * Counts a call.
     *
     * @throws HookError when there were too many
     */
    void count(String client, String patient);
}
