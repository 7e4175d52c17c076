/** Advice, issues and tables written as FHIR resources, in the shapes that {@code profiles/} describes. */
@NullMarked
package org.precisionhooks.fhir.write;

import org.jspecify.annotations.NullMarked;
