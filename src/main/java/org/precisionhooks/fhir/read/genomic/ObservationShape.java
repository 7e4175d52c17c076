package org.precisionhooks.fhir.read.genomic;

import org.precisionhooks.fhir.read.resource.Reading;

/** Reads Observations of one shape. */
@FunctionalInterface
interface ObservationShape {

    void read(Reading reading, ObservationSheet sheet);
}
