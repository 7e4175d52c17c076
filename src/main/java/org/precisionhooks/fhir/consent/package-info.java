/** Consent resources as they are written. */
@NullMarked
package org.precisionhooks.fhir.consent;

import org.jspecify.annotations.NullMarked;
