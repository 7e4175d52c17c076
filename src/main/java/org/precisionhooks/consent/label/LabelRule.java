package org.precisionhooks.consent.label;

/** One row of {@code knowledge/consent/label_rules}: a code of the content, or its first part with a star, that earns a sensitivity label. */
public record LabelRule(String system, String code, String label) {}
