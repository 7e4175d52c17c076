package org.precisionhooks.consent.tenant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants of this server; one without a row of its own is like {@code default}. */
public final class Tenants {

    /** The tenant that stands for all without a row. */
    public static final String DEFAULT = "default";

    private final Tenant standard;
    private final Map<String, Tenant> byName;

    /**
     * Makes tenants.
     *
     * @param standard for all that are not named
     */
    public Tenants(Tenant standard, Map<String, Tenant> byName) {
        this.standard = standard;
        this.byName = Map.copyOf(byName);
    }

    /**
     * @throws IllegalArgumentException when a tenant stands there twice, none is the default, or a policy has no rules
     */
    public static Tenants of(List<TenantRow> rows, Map<String, Policy> policies) {
        Map<String, Tenant> byName = new HashMap<>();
        for (TenantRow row : rows) {
            Policy policy = Optional.ofNullable(policies.get(row.policy()))
                    .orElseThrow(() -> wrong(row.tenant(), "has a policy without rules"));
            if (byName.put(row.tenant(), row.under(policy)) != null) {
                throw wrong(row.tenant(), "stands there twice");
            }
        }
        Tenant standard = Optional.ofNullable(byName.get(DEFAULT)).orElseThrow(() -> wrong(DEFAULT, "is missing"));
        return new Tenants(standard, byName);
    }

    public Tenant named(String tenant) {
        return byName.getOrDefault(tenant, standard);
    }

    private static IllegalArgumentException wrong(String tenant, String what) {
        return new IllegalArgumentException("consent/tenants: the tenant " + tenant + " " + what);
    }
}
