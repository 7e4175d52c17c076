/** Reads Consents as patients' provisions: who may use what, for what, and when. */
@NullMarked
package org.precisionhooks.fhir.read.consent;

import org.jspecify.annotations.NullMarked;
