/** Reviews the drugs of a patient when a genetic result was stored, and writes Tasks for whoever treats. */
@NullMarked
package org.precisionhooks.fhir.review;

import org.jspecify.annotations.NullMarked;
