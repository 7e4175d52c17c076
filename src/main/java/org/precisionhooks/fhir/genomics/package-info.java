/** The FHIR Genomics Operations (Genomics Reporting STU3): the {@code $find-} questions about patients and populations. */
@NullMarked
package org.precisionhooks.fhir.genomics;

import org.jspecify.annotations.NullMarked;
