package org.precisionhooks.consent.term;

/** One row of {@code knowledge/consent/code_hierarchy}: a code and one code directly above it. */
public record HierarchyRow(String system, String code, String parent) {}
