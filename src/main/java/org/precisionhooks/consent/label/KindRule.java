package org.precisionhooks.consent.label;

/** One row of {@code knowledge/consent/kind_rules}: what a result of this kind may reveal, whichever genes it rests on. */
public record KindRule(String system, String code, String domain, String why) {}
