package org.precisionhooks.consent.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.precisionhooks.facts.Coding;

/**
 * How a tenant lets emergencies override consent (consent.md section 9). Without roles and reviewers nobody may.
 *
 * @param roles roles of users who may
 * @param reviewers who is told of each, and reviews it
 * @param length how long one is open for a user and a patient, at most an hour
 * @param usesADay how many a user may open within 24 hours
 */
public record BreakGlassRules(Set<Coding> roles, List<String> reviewers, Duration length, int usesADay) {

    /** Section 9: after at most 60 minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    public static final BreakGlassRules OFF = new BreakGlassRules(Set.of(), List.of(), LONGEST, 0);

    public BreakGlassRules {
        roles = Set.copyOf(roles);
        reviewers = List.copyOf(reviewers);
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an override is open for 1 to 60 minutes");
        }
    }

    boolean isOn() {
        return !roles.isEmpty() && !reviewers.isEmpty() && usesADay > 0;
    }

    /** Whether a user has a role that may; who else vouches for the user is asked elsewhere. */
    public boolean allow(Set<Coding> held) {
        return isOn()
                && roles.stream().anyMatch(role -> held.stream().anyMatch(one -> one.is(role.system(), role.code())));
    }
}
