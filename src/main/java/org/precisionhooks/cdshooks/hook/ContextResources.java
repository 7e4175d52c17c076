package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.SearchSet;

/**
 * The FHIR content of a context.
 *
 * @param orders orders that are to be checked, drafts or signed
 * @param dispatched references of signed orders that are sent to a performer
 * @param stated what is being recorded of the patient: conditions or an allergy
 * @param sent every Bundle and resource of the context as it was sent
 */
public record ContextResources(
        DraftOrders orders, List<FhirReference> dispatched, List<JsonNode> stated, List<JsonNode> sent) {

    public static final String DRUG_ORDER = "MedicationRequest";
    public static final String TEST_ORDER = "ServiceRequest";

    private static final Set<String> RESTATED = Set.of(DRUG_ORDER, "Condition", "AllergyIntolerance");

    public ContextResources {
        dispatched = List.copyOf(dispatched);
        stated = List.copyOf(stated);
        sent = List.copyOf(sent);
    }

    public List<FhirReference> dispatched(String type) {
        return dispatched.stream()
                .filter(reference -> reference.type().equals(type))
                .toList();
    }

    /** References of the orders, conditions and allergies that the context holds itself: copies in the record do not count. */
    public Set<String> restated() {
        return sent.stream()
                .flatMap(value -> SearchSet.resources(value).stream())
                .filter(resource -> RESTATED.contains(SearchSet.type(resource)))
                .map(SearchSet::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
    }
}
