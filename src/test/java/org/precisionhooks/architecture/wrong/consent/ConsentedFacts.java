package org.precisionhooks.architecture.wrong.consent;

/** Stands for the facts that consent lets through. */
public final class ConsentedFacts {}
