package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Reads the medication orders of a draft-order Bundle, whatever way they name their drug. */
public final class OrderReader {

    private static final String[] SUBJECTS = {"subject", "patient"};

    /** The orders of the Bundle in its order; anything else in it only serves to resolve references. */
    public List<DraftOrder> read(JsonNode draftOrders, List<FoundResource> others) {
        Map<String, JsonNode> known = index(draftOrders, others);
        List<DraftOrder> orders = new ArrayList<>();
        int position = 0;
        for (JsonNode entry : Json.items(draftOrders, "entry")) {
            position++;
            JsonNode resource = entry.path("resource");
            if (Json.text(resource, "resourceType").equals("MedicationRequest")) {
                orders.add(order(entry, position, known));
            }
        }
        return orders;
    }

    /** The Bundle's own resources win over the others. */
    private static Map<String, JsonNode> index(JsonNode draftOrders, List<FoundResource> others) {
        Map<String, JsonNode> known = new HashMap<>();
        for (JsonNode entry : Json.items(draftOrders, "entry")) {
            JsonNode resource = entry.path("resource");
            String fullUrl = Json.text(entry, "fullUrl");
            if (!fullUrl.isEmpty() && resource.isObject()) {
                known.putIfAbsent(fullUrl, resource);
                known.putIfAbsent(References.local(fullUrl), resource);
            }
            add(resource, known);
        }
        others.forEach(other -> add(other.json(), known));
        return known;
    }

    private static void add(JsonNode resource, Map<String, JsonNode> known) {
        String id = Json.text(resource, "id");
        if (!id.isEmpty()) {
            known.putIfAbsent(Json.text(resource, "resourceType") + "/" + id, resource);
            known.putIfAbsent("urn:uuid:" + id, resource);
        }
    }

    private static DraftOrder order(JsonNode entry, int position, Map<String, JsonNode> known) {
        JsonNode request = entry.path("resource");
        return new DraftOrder(
                reference(entry, position),
                Medications.of(request, reference -> resolve(request, reference, known)),
                reasons(request, known),
                patients(request),
                Json.text(request, "status"));
    }

    private static String reference(JsonNode entry, int position) {
        String id = Json.text(entry.path("resource"), "id");
        String fullUrl = Json.text(entry, "fullUrl");
        if (!id.isEmpty()) {
            return "MedicationRequest/" + id;
        }
        return fullUrl.isEmpty() ? "MedicationRequest/position-" + position : References.local(fullUrl);
    }

    private static Optional<JsonNode> resolve(JsonNode request, String reference, Map<String, JsonNode> known) {
        if (!reference.startsWith("#")) {
            JsonNode whole = known.get(reference);
            return Optional.ofNullable(whole == null ? known.get(References.local(reference)) : whole);
        }
        for (JsonNode part : Json.items(request, "contained")) {
            if (Json.text(part, "id").equals(reference.substring(1))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static List<Concept> reasons(JsonNode request, Map<String, JsonNode> known) {
        List<Concept> reasons = new ArrayList<>(Concepts.concepts(request, "reasonCode"));
        for (JsonNode reference : Json.items(request, "reasonReference")) {
            Concept reason = resolve(request, References.of(reference), known)
                    .map(resource -> Concepts.concept(resource.path("code")))
                    .orElseGet(() -> Concept.ofText(Json.text(reference, "display")));
            if (!reason.isEmpty()) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private static Set<String> patients(JsonNode request) {
        Set<String> patients = new LinkedHashSet<>(1);
        for (String field : SUBJECTS) {
            String reference = References.local(References.of(request.path(field)));
            if (References.isPatient(reference)) {
                patients.add(reference);
            }
        }
        return patients;
    }
}
