/** What a sender is told of the genetic results that it stores. */
@NullMarked
package org.precisionhooks.fhir.intake;

import org.jspecify.annotations.NullMarked;
