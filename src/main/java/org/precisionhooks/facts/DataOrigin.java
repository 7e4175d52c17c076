package org.precisionhooks.facts;

/** Where a resource came from; decides whether a card uses it only or discloses it too. */
public enum DataOrigin {
    /** This server's store. */
    SERVER,
    /** Sent along by the caller. */
    PREFETCH,
    /** Fetched from the caller's FHIR server. */
    CALLBACK
}
