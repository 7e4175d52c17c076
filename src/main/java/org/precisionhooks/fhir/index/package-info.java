/** The index of genomic results beside HAPI's tables: filled with the resources, searched by place on the genome. */
@NullMarked
package org.precisionhooks.fhir.index;

import org.jspecify.annotations.NullMarked;
