package org.precisionhooks.consent;

/**
 * What the gate lets pass.
 *
 * @param facts the permitted facts, for engines
 * @param decision the decision with its explanation, for audit only
 */
public record Release(ConsentedFacts facts, Decision decision) {}
