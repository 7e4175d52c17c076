package org.precisionhooks.consent.document;

/** A consent that was not heard, and why. */
public record NotInForce(String consent, String version, Reason reason) {

    static NotInForce of(ConsentDocument document, Reason reason) {
        return new NotInForce(document.reference(), document.version(), reason);
    }

    /** Why a consent was not heard (consent.md sections 6 and 7). */
    public enum Reason {
        STATUS,
        PERIOD,
        PATIENT,
        SCOPE,
        SUPERSEDED
    }
}
