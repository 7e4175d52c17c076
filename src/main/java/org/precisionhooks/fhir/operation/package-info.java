/** The FHIR operations: requests in, advice and loaded knowledge out. */
@NullMarked
package org.precisionhooks.fhir.operation;

import org.jspecify.annotations.NullMarked;
