/** Work that is done beside the requests that asked for it, on whichever node takes it, and that survives a restart. */
@NullMarked
package org.precisionhooks.fhir.job;

import org.jspecify.annotations.NullMarked;
