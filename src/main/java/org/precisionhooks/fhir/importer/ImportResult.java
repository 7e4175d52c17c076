package org.precisionhooks.fhir.importer;

import java.util.List;
import org.precisionhooks.fhir.importer.vcf.VcfReport;

/**
 * What an import did.
 *
 * @param studies references of the studies, one for each knowledge domain of which there is something
 * @param report what became of the rows
 * @param kept how many findings are kept where
 */
public record ImportResult(List<String> studies, VcfReport report, Kept kept) {

    public ImportResult {
        studies = List.copyOf(studies);
    }

    /**
     * Findings by where they are kept.
     *
     * @param indexed in the index only
     * @param observations as Observations
     * @param withheld nowhere, as the patient does not permit the caller to store results of their domain
     */
    public record Kept(long indexed, long observations, long withheld) {}
}
