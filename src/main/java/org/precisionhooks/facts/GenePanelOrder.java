package org.precisionhooks.facts;

/**
 * A panel of genetic tests that was asked for, whose result is not there yet, and of which nobody says which genes it tests.
 *
 * @param begun whether the laboratory has registered it
 */
public record GenePanelOrder(Source source, boolean begun) implements Fact {}
