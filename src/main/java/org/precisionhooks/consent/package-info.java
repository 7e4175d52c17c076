/**
 * Who may use which fact, for what, now: {@code ConsentGate}, the only maker of {@code ConsentedFacts}, above a pure decision.
 */
@NullMarked
package org.precisionhooks.consent;

import org.jspecify.annotations.NullMarked;
