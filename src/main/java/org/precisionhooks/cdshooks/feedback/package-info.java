/** What became of cards: which were sent, what users answered, and which offers they refused. */
@NullMarked
package org.precisionhooks.cdshooks.feedback;

import org.jspecify.annotations.NullMarked;
