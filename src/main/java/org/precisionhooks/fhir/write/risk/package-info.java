/** Estimated risks and suspected diseases, as resources and as a page to print. */
@NullMarked
package org.precisionhooks.fhir.write.risk;

import org.jspecify.annotations.NullMarked;
