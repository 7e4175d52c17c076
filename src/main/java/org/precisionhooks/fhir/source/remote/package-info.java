/** Reads from callers' FHIR servers: only registered ones, with the caller's token, within bounds of time and size. */
@NullMarked
package org.precisionhooks.fhir.source.remote;

import org.jspecify.annotations.NullMarked;
