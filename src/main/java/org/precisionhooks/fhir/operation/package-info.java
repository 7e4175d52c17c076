/** The FHIR operations: requests in, advice and loaded knowledge out; here those on one patient and on the knowledge. */
@NullMarked
package org.precisionhooks.fhir.operation;

import org.jspecify.annotations.NullMarked;
