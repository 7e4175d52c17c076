package org.precisionhooks.facts;

/**
 * A question of the record that was answered by a code, e.g. the smoking status.
 *
 * @param concept what was asked
 * @param value the answer
 */
public record CodedResult(Source source, Concept concept, Concept value) implements Fact {}
