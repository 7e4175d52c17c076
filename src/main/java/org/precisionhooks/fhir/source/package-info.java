/** Where FHIR resources come from: prefetch, this server's store, the caller's server, behind one {@code ResourceSource}. */
@NullMarked
package org.precisionhooks.fhir.source;

import org.jspecify.annotations.NullMarked;
