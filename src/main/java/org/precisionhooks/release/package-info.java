/** Publishers' releases of knowledge: read strictly, compared with what is loaded, written as a pack that a site may switch on. */
@NullMarked
package org.precisionhooks.release;

import org.jspecify.annotations.NullMarked;
