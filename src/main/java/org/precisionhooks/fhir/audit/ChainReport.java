package org.precisionhooks.fhir.audit;

import java.util.Optional;

/**
 * What going through the chain found.
 *
 * @param rows rows that were checked
 * @param waiting events that are not in the chain yet
 * @param keyed whether a key that the database does not hold protects the chain
 * @param hash of the last row; to be noted elsewhere
 * @param broken the first row that is not as it was written
 */
public record ChainReport(long rows, long waiting, boolean keyed, String hash, Optional<Broken> broken) {

    public boolean holds() {
        return broken.isEmpty();
    }

    /** A place where the chain does not hold. */
    public record Broken(long sequence, Fault fault) {}

    /** What is wrong at a place. */
    public enum Fault {
        /** A row is missing before this one, or its number was changed. */
        MISSING,
        /** The row does not say what it said when it was written. */
        CHANGED,
        /** The row does not follow the one before it. */
        DETACHED,
        /** Rows at the end are missing. */
        CUT_OFF,
        /** The chain is not the one that was noted outside. */
        REPLACED
    }
}
