/**
 * Reads FHIR R4 JSON into facts, tolerantly: one reader a shape of input, no model objects.
 * Here the whole record of a patient, and orders.
 */
@NullMarked
package org.precisionhooks.fhir.read;

import org.jspecify.annotations.NullMarked;
