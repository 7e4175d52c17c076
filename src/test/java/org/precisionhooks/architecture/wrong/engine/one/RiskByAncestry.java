package org.precisionhooks.architecture.wrong.engine.one;

import org.precisionhooks.architecture.wrong.facts.Ancestry;

/** Works with what may only be counted by. */
public record RiskByAncestry(Ancestry ancestry) {}
