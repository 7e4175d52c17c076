package org.precisionhooks.fhir.importer;

/** Takes the calls of a file, in its order. */
@FunctionalInterface
public interface VcfSink {

    void accept(VcfCall call);
}
