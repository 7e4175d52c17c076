/** Reads files of variant calls (VCF, BED) into facts, line by line, and says of each row what became of it. */
@NullMarked
package org.precisionhooks.fhir.importer;

import org.jspecify.annotations.NullMarked;
