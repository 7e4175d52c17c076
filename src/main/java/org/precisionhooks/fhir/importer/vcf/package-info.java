/** Reads files of variant calls and regions (VCF, BED) line by line, and says of each row what became of it. */
@NullMarked
package org.precisionhooks.fhir.importer.vcf;

import org.jspecify.annotations.NullMarked;
