package org.precisionhooks.architecture.wrong.engine.one;

import org.precisionhooks.architecture.wrong.advice.Advice;

/** Breaks the row of domains. */
public record One(Advice advice) {}
