package org.precisionhooks.fhir.read;

/** Reads Observations of one shape. */
@FunctionalInterface
interface ObservationShape {

    void read(Reading reading, ObservationSheet sheet);
}
