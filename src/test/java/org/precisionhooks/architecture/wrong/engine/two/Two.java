package org.precisionhooks.architecture.wrong.engine.two;

import org.precisionhooks.architecture.wrong.engine.one.One;

/** Breaks the separation of domains. */
public record Two(One one) {}
