package org.precisionhooks.fhir.importer;

/**
 * What an import did.
 *
 * @param study logical id of the Procedure
 * @param report what became of the rows
 * @param indexed findings in the index only
 * @param observations findings that became Observations
 */
public record ImportResult(String study, VcfReport report, long indexed, long observations) {}
