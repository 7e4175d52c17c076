package org.precisionhooks.architecture.wrong.genome;

import org.precisionhooks.architecture.wrong.consent.ConsentedFacts;

/** Breaks the row of genome. */
record GenomeOfAPatient(ConsentedFacts facts) {}
