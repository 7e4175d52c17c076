/** Operations that take a file of variants or genotypes, and tell how far the work on it is. */
@NullMarked
package org.precisionhooks.fhir.operation.file;

import org.jspecify.annotations.NullMarked;
