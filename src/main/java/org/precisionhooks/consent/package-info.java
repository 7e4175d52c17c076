/** Who may use which fact, for what, now: a pure decision, and {@code ConsentGate}, the only maker of {@code ConsentedFacts}. */
@NullMarked
package org.precisionhooks.consent;

import org.jspecify.annotations.NullMarked;
