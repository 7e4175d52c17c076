package org.precisionhooks.fhir.read;

import java.util.List;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;

/**
 * A drug order that is being written (CDS Hooks {@code context.draftOrders}).
 *
 * @param reference {@code MedicationRequest/id}, else the address of its Bundle entry or a position
 * @param medication the drug, as far as it is named
 * @param reasons coded or worded reasons
 * @param patients whom it names, as {@code Patient/id}
 * @param status as written, empty when missing
 */
public record DraftOrder(
        String reference, Medication medication, List<Concept> reasons, Set<String> patients, String status) {

    public DraftOrder {
        reasons = List.copyOf(reasons);
        patients = Set.copyOf(patients);
    }
}
