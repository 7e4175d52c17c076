package org.precisionhooks.architecture.wrong.facts;

import org.precisionhooks.architecture.wrong.consent.ConsentedFacts;

/** Breaks the row of facts. */
record FactThatKnowsConsent(ConsentedFacts facts) {}
