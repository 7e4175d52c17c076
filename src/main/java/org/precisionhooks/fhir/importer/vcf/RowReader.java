package org.precisionhooks.fhir.importer.vcf;

/** Takes the rows of a file that lie where it is looked, in their order. */
interface RowReader {

    /** A row was passed over. */
    void skipped();

    /** @param line the columns of the row, for what of other samples is asked for */
    RowOutcome read(Row row, Columns line);
}
