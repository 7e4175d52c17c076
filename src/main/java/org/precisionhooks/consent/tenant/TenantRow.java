package org.precisionhooks.consent.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.facts.Coding;

/**
 * One row of {@code knowledge/consent/tenants}: what an organization that shares this server has agreed on.
 *
 * @param tenant its name in the registration of its clients; {@code default} stands for all that have no row
 * @param policy id of the policy that holds for it
 * @param authority whose consents decide on its hook calls
 * @param notice what a clinician may be told of what is withheld
 * @param signedOff whether its lawyers have agreed to a notice that depends on data
 * @param breakGlassRoles roles of users who may override in an emergency, {@code system|code}; none is nobody
 * @param breakGlassReviewers who is told and reviews; none is nobody, so that nobody may override
 * @param breakGlassMinutes how long an override is open, at most 60
 * @param breakGlassUses how many a user may open within 24 hours
 */
public record TenantRow(
        String tenant,
        String policy,
        ConsentAuthority authority,
        NoticeMode notice,
        boolean signedOff,
        List<String> breakGlassRoles,
        List<String> breakGlassReviewers,
        int breakGlassMinutes,
        int breakGlassUses) {

    public TenantRow {
        breakGlassRoles = List.copyOf(breakGlassRoles);
        breakGlassReviewers = List.copyOf(breakGlassReviewers);
        if (notice == NoticeMode.WITHHELD && !signedOff) {
            throw new IllegalArgumentException("the notice WITHHELD needs to be signed off by a lawyer");
        }
        rules(breakGlassRoles, breakGlassReviewers, breakGlassMinutes, breakGlassUses);
    }

    Tenant under(Policy rules) {
        return new Tenant(
                rules,
                authority,
                notice,
                rules(breakGlassRoles, breakGlassReviewers, breakGlassMinutes, breakGlassUses));
    }

    private static BreakGlassRules rules(List<String> roles, List<String> reviewers, int minutes, int uses) {
        Set<Coding> codings = roles.stream().map(TenantRow::role).collect(Collectors.toSet());
        return new BreakGlassRules(codings, reviewers, Duration.ofMinutes(minutes), uses);
    }

    private static Coding role(String text) {
        int bar = text.lastIndexOf('|');
        if (bar <= 0 || bar == text.length() - 1) {
            throw new IllegalArgumentException("a role is written as system|code");
        }
        return Coding.of(text.substring(0, bar), text.substring(bar + 1));
    }
}
