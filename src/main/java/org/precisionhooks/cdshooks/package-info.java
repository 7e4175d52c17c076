/** The CDS Hooks protocol: discovery and calls in, cards and feedback out. What a card says is decided by the engines. */
@NullMarked
package org.precisionhooks.cdshooks;

import org.jspecify.annotations.NullMarked;
