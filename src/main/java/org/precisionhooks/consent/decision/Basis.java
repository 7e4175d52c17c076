package org.precisionhooks.consent.decision;

/**
 * The provision that decided, for audit and for the patient.
 *
 * @param consent the Consent, {@code Consent/abc}
 * @param version its version id
 * @param path the provision in it, {@code provision.provision[1]}
 * @param outcome what it said
 * @param criteria how each of its criteria matched
 */
public record Basis(String consent, String version, String path, Outcome outcome, Criteria criteria) {

    /** The criteria of R4 {@code Consent.provision}; an absent one is TRUE. */
    public record Criteria(
            Truth actor,
            Truth purpose,
            Truth action,
            Truth securityLabel,
            Truth resourceClass,
            Truth code,
            Truth dataPeriod,
            Truth data) {

        static final Criteria NONE = new Criteria(
                Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE);
    }
}
