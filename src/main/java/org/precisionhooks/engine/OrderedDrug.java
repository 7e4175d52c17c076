package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.facts.Concept;

/**
 * A drug that is ordered, taken or asked about, with what it was resolved to.
 *
 * @param reference the order or statement, {@code MedicationRequest/abc}; empty when a drug is only asked about
 * @param text the order's own words for the drug
 * @param resolution its ingredients, or why they are not known
 * @param reasons indications that the order names
 */
public record OrderedDrug(Optional<String> reference, String text, DrugResolution resolution, List<Concept> reasons) {

    public OrderedDrug {
        reasons = List.copyOf(reasons);
    }

    /** A known drug that is no order and stands in no record. */
    public static OrderedDrug of(Drug drug) {
        return new OrderedDrug(
                Optional.empty(), drug.name(), new DrugResolution(List.of(drug), Recognition.CODE, true), List.of());
    }
}
