/** Cards: how findings become texts and suggestions that a client shows. */
@NullMarked
package org.precisionhooks.cdshooks.card;

import org.jspecify.annotations.NullMarked;
