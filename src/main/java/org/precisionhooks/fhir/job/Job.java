package org.precisionhooks.fhir.job;

import java.util.Optional;

/**
 * Work beside the request that asked for it.
 *
 * @param id that its status is asked by
 * @param requester who asked for it
 * @param attempt counts how often it was begun
 * @param done how much of it was done by now, in the unit of its kind
 * @param outcome what is answered at its end
 */
public record Job(
        String id, JobKind kind, String requester, State state, int attempt, long done, Optional<String> outcome) {

    /** What became of it. */
    public enum State {
        /** What it needs is still on its way. */
        RECEIVING,
        WAITING,
        RUNNING,
        DONE,
        /** It cannot be done. */
        REFUSED,
        FAILED,
        CANCELLED
    }
}
