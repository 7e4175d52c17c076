/** Who asks for data, for what, and in whose emergency. */
@NullMarked
package org.precisionhooks.consent.request;

import org.jspecify.annotations.NullMarked;
