/** FHIR resources in the shapes that {@code profiles/} describes: here the codes that all share, and small answers. */
@NullMarked
package org.precisionhooks.fhir.write;

import org.jspecify.annotations.NullMarked;
