package org.precisionhooks.consent.tenant;

/** Whose Consent resources decide on a hook call (consent.md 10.4), a setting of the tenant. */
public enum ConsentAuthority {
    /** This server's consents decide; those sent along may only restrict. */
    SERVER,
    /** The caller's consents decide and must be sent along. */
    EHR,
    /** This server's consents decide; the caller's may only restrict, and must be sent along. */
    BOTH;

    /** Whether nothing is answered as long as the caller's consents are not known. */
    public boolean needsTheCallers() {
        return this != SERVER;
    }

    /** Whether this server's consents are heard. */
    public boolean hearsOurs() {
        return this != EHR;
    }
}
