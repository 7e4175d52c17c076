package org.precisionhooks.consent;

/**
 * One row of {@code knowledge/consent/tenants}: what an organization that shares this server has agreed on.
 *
 * @param tenant its name in the registration of its clients; {@code default} stands for all that have no row
 * @param policy id of the policy that holds for it
 * @param authority whose consents decide on its hook calls
 */
public record TenantRow(String tenant, String policy, ConsentAuthority authority) {}
