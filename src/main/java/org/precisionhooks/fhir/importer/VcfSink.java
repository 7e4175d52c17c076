package org.precisionhooks.fhir.importer;

/** Takes the calls of a row, in the order of its alleles. */
@FunctionalInterface
interface VcfSink {

    void accept(VcfCall call);
}
