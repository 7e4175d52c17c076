/** Documents of what is known of a patient: the genomic summary, the passport and the report on what was read. */
@NullMarked
package org.precisionhooks.fhir.write.summary;

import org.jspecify.annotations.NullMarked;
