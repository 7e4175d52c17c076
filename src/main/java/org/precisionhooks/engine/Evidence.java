package org.precisionhooks.engine;

import org.precisionhooks.facts.Source;

/**
 * A fact that a finding rests on.
 *
 * @param statement what was found, e.g. {@code CYP2C19 *2/*2, Poor Metabolizer}
 * @param source the resource it was read from
 */
public record Evidence(String statement, Source source) {}
