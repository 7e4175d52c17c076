/** Makes resources of files of variant calls, also as work beside the request, and says what became of each file. */
@NullMarked
package org.precisionhooks.fhir.importer;

import org.jspecify.annotations.NullMarked;
