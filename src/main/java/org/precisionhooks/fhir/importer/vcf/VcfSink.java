package org.precisionhooks.fhir.importer.vcf;

/** Takes the calls of a row, in the order of its alleles. */
@FunctionalInterface
interface VcfSink {

    void accept(VcfCall call);
}
