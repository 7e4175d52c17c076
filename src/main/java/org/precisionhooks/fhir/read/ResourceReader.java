package org.precisionhooks.fhir.read;

/** Reads resources of one type into facts. */
@FunctionalInterface
interface ResourceReader {

    void read(Reading reading);
}
