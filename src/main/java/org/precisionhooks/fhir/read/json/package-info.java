/** Parts of FHIR JSON of any shape: what is missing or of another type reads as empty. */
@NullMarked
package org.precisionhooks.fhir.read.json;

import org.jspecify.annotations.NullMarked;
