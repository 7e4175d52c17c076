package org.precisionhooks.fhir.genomics;

import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.fhir.index.FiledResult;

/** A result other than a variant that the caller may see, and the Observation that the answer holds of it. */
record ShownResult(FiledResult filed, Observation observation) {

    String reference() {
        return "Observation/" + observation.getIdElement().getIdPart();
    }
}
