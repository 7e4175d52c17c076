package org.precisionhooks.consent.decision;

import java.util.List;

/**
 * What was decided for one resource, and on what ground.
 *
 * @param reference the resource, empty for a question about a policy only
 * @param permitted whether it may be used as asked
 * @param ground the step that decided (consent.md section 7)
 * @param rule the policy rule, empty when a consent decided
 * @param consents what the consents alone say
 * @param basis the provisions heard
 */
public record ResourceOutcome(
        String reference, boolean permitted, Ground ground, String rule, Outcome consents, List<Basis> basis) {

    public ResourceOutcome {
        basis = List.copyOf(basis);
    }

    /** The same for another resource. */
    ResourceOutcome of(String other) {
        return new ResourceOutcome(other, permitted, ground, rule, consents, basis);
    }

    /** Whether it was decided like another resource, and on the same ground. */
    boolean hasGroundOf(ResourceOutcome other) {
        return permitted == other.permitted
                && ground == other.ground
                && consents == other.consents
                && rule.equals(other.rule)
                && basis.equals(other.basis);
    }

    /** The step that decided, most final first. */
    public enum Ground {
        OTHER_PATIENT,
        MUST_DENY,
        NO_PURPOSE,
        BREAK_GLASS_REFUSED,
        MUST_PERMIT,
        CONSENT,
        LIMIT,
        EXPLICIT_PERMIT_MISSING,
        DEFAULT_RULE,
        BREAK_GLASS
    }
}
