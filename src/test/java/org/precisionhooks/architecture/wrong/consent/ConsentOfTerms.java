package org.precisionhooks.architecture.wrong.consent;

import org.precisionhooks.architecture.wrong.consent.term.TermThatKnowsConsent;

/** Closes the cycle: the upper part uses the lower one, as it may. */
record ConsentOfTerms(TermThatKnowsConsent term) {}
