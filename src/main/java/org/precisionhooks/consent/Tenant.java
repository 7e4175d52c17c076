package org.precisionhooks.consent;

/**
 * What holds for the clients of one tenant.
 *
 * @param policy what holds before, beside and without consents
 * @param authority whose consents decide on a hook call
 */
public record Tenant(Policy policy, ConsentAuthority authority) {}
