package org.precisionhooks.architecture.wrong.release;

import org.precisionhooks.architecture.wrong.consent.ConsentedFacts;

/** Breaks the row of release. */
record ReleaseOfAPatient(ConsentedFacts facts) {}
