/** Facts of the genome and scores written as Observations of the Genomics Reporting guide. */
@NullMarked
package org.precisionhooks.fhir.write.genomic;

import org.jspecify.annotations.NullMarked;
