/**
 * Cardiology: the absolute risk of heart and vessel disease, by published equations whose figures are tables.
 *
 * <p>Inputs come from consented facts; one that is missing, old, out of range or in an unknown unit is named, never replaced.
 */
@NullMarked
package org.precisionhooks.engine.cardiology;

import org.jspecify.annotations.NullMarked;
