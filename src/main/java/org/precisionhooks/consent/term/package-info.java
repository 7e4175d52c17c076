/** The code systems and hierarchies in which consents, labels and policies speak. */
@NullMarked
package org.precisionhooks.consent.term;

import org.jspecify.annotations.NullMarked;
