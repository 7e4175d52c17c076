package org.precisionhooks.architecture.wrong.facts;

/** Stands for what is recorded of race. */
public record Ancestry(String group) {}
