/** Operations that count what was shown, so that nobody can be told from the counts. */
@NullMarked
package org.precisionhooks.fhir.operation.statistics;

import org.jspecify.annotations.NullMarked;
