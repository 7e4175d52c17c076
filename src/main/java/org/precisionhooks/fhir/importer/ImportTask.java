package org.precisionhooks.fhir.importer;

import java.util.Optional;

/**
 * An import beside the request that asked for it.
 *
 * @param id that its status is asked by
 * @param requester who asked for it
 * @param attempt counts how often it was begun
 * @param rows rows that were read by now
 * @param outcome what is answered at its end, as JSON
 */
public record ImportTask(String id, String requester, State state, int attempt, long rows, Optional<String> outcome) {

    /** What became of it. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** The file cannot be imported. */
        REFUSED,
        FAILED,
        CANCELLED
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
