package org.precisionhooks.fhir.genomics;

import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.fhir.index.FiledVariant;

/** A variant that the caller may see, and the Observation that the answer holds of it. */
record ShownVariant(FiledVariant filed, Observation observation) {

    String reference() {
        return "Observation/" + observation.getIdElement().getIdPart();
    }
}
