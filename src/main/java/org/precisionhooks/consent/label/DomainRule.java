package org.precisionhooks.consent.label;

/** One row of {@code knowledge/consent/domain_rules}: what a result of this gene may reveal (consent.md section 8). */
public record DomainRule(String gene, String domain) {}
