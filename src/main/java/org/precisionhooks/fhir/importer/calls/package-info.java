/** Calls of named alleles that were made elsewhere become results of a patient. */
@NullMarked
package org.precisionhooks.fhir.importer.calls;

import org.jspecify.annotations.NullMarked;
