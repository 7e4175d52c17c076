/** Places and names on the human genome: reference sequences, SPDI and HGVS expressions, builds, liftover. No network. */
@NullMarked
package org.precisionhooks.genome;

import org.jspecify.annotations.NullMarked;
