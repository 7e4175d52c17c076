package org.precisionhooks.architecture.wrong.consent.term;

import org.precisionhooks.architecture.wrong.consent.ConsentedFacts;

/** A lower part of a package that uses an upper one. */
public record TermThatKnowsConsent(ConsentedFacts facts) {}
