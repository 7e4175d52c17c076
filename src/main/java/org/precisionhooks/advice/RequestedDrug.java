package org.precisionhooks.advice;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;

/**
 * A drug that advice is asked about, not yet resolved.
 *
 * @param reference the draft order, {@code MedicationRequest/abc}; empty when a drug is only asked about
 * @param medication the drug as it arrived; without any code or text when the order names none
 * @param reasons indications that the order names
 */
public record RequestedDrug(Optional<String> reference, Medication medication, List<Concept> reasons) {

    public RequestedDrug {
        reasons = List.copyOf(reasons);
    }
}
