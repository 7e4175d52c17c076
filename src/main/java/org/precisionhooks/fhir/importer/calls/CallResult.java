package org.precisionhooks.fhir.importer.calls;

import java.util.List;
import org.precisionhooks.fhir.importer.calls.OutsideCalls.Refused;

/**
 * What an import of calls did.
 *
 * @param kept the results that are stored now
 * @param calls the calls that they are of
 * @param refused the calls that could not be taken
 * @param withheld how many calls were not taken as the patient does not permit the caller to store results of their domain
 */
public record CallResult(List<Kept> kept, List<ReadCall> calls, List<Refused> refused, int withheld) {

    public CallResult {
        kept = List.copyOf(kept);
        calls = List.copyOf(calls);
        refused = List.copyOf(refused);
    }

    /**
     * A stored result.
     *
     * @param says what it comes to, empty where it cannot be computed with
     * @param id logical id of the Observation
     */
    public record Kept(String gene, String says, String id) {}
}
