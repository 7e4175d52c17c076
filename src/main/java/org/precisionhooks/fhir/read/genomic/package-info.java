/** Reads genetic results: Observations by their code and components, sequences, reports, studies and risks. */
@NullMarked
package org.precisionhooks.fhir.read.genomic;

import org.jspecify.annotations.NullMarked;
