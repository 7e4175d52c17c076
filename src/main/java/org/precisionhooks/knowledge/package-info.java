/** Tables of rows with provenance: loading, checking, versions, replacement by a site. The only I/O of the core. */
@NullMarked
package org.precisionhooks.knowledge;

import org.jspecify.annotations.NullMarked;
