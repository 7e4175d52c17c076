/** Advice written as guidance, implications, proposals and Tasks. */
@NullMarked
package org.precisionhooks.fhir.write.advice;

import org.jspecify.annotations.NullMarked;
