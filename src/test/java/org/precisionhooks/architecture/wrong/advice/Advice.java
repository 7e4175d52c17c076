package org.precisionhooks.architecture.wrong.advice;

import org.precisionhooks.architecture.wrong.engine.two.Two;

/** Breaks the row of advice. */
public record Advice(Two two) {}
