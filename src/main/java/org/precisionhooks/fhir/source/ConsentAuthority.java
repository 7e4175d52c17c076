package org.precisionhooks.fhir.source;

/** Whose Consent resources decide (consent.md 10.4), a setting of the tenant. */
public enum ConsentAuthority {
    /** This server's consents decide; those sent along may only restrict. */
    SERVER,
    /** The caller's consents decide and must be sent along. */
    EHR
}
