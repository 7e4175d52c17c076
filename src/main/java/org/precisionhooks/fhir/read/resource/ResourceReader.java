package org.precisionhooks.fhir.read.resource;

/** Reads resources of one type into facts. */
@FunctionalInterface
public interface ResourceReader {

    void read(Reading reading);
}
