package org.precisionhooks.fhir.importer.vcf;

import java.util.List;
import java.util.Map;
import org.precisionhooks.facts.GenomicRegion;

/**
 * What became of a file.
 *
 * @param rows how many of its rows had which outcome
 * @param calls findings
 * @param refused the first of the refused rows
 * @param refusals how many rows were refused for which reason
 * @param tested where every copy was called, as far as it is kept
 * @param uncallable where it was looked in vain, as far as it is kept
 */
public record VcfReport(
        VcfFile.Title title,
        Map<RowOutcome, Long> rows,
        long calls,
        List<RefusedRow> refused,
        Map<RowRefusal, Long> refusals,
        List<GenomicRegion> tested,
        List<GenomicRegion> uncallable) {

    public VcfReport {
        rows = Map.copyOf(rows);
        refused = List.copyOf(refused);
        refusals = Map.copyOf(refusals);
        tested = List.copyOf(tested);
        uncallable = List.copyOf(uncallable);
    }

    /** All rows of the file. */
    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
