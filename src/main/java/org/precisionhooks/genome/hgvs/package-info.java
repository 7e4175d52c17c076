/** The grammar of HGVS descriptions as types; what stands outside it is said to be unsupported, never misread. */
@NullMarked
package org.precisionhooks.genome.hgvs;

import org.jspecify.annotations.NullMarked;
