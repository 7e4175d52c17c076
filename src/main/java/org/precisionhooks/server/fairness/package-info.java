/** Counts of advice by coarse groups, for the owner's report on fairness; nothing of a patient is in them. */
@NullMarked
package org.precisionhooks.server.fairness;

import org.jspecify.annotations.NullMarked;
