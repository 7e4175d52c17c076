/** The CDS Hooks protocol: requests in, cards out, feedback, client profiles. What a card says is decided by the engines. */
@NullMarked
package org.precisionhooks.cdshooks;

import org.jspecify.annotations.NullMarked;
