package org.precisionhooks.consent.tenant;

/**
 * What holds for the clients of one tenant.
 *
 * @param policy what holds before, beside and without consents
 * @param authority whose consents decide on a hook call
 * @param notice what a clinician may be told of what is withheld
 * @param breakGlass how emergencies override
 */
public record Tenant(Policy policy, ConsentAuthority authority, NoticeMode notice, BreakGlassRules breakGlass) {}
