package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.SearchSet;

/** The orders of a context, as the client sent them. */
public record DraftOrders(JsonNode bundle) {

    public static final DraftOrders NONE = new DraftOrders(MissingNode.getInstance());

    /** One order on its own. */
    static DraftOrders of(JsonNode order) {
        return of(List.of(order));
    }

    private static DraftOrders of(List<JsonNode> orders) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle");
        ArrayNode entries = bundle.putArray("entry");
        orders.forEach(order -> entries.addObject().set("resource", order));
        return new DraftOrders(bundle);
    }

    /** Those of the orders that say that they are drafts. */
    DraftOrders drafts() {
        return of(resources().stream()
                .filter(order -> order.path("status").asText("").equals("draft"))
                .toList());
    }

    /** The resources in the Bundle: orders, and products that they refer to. */
    public List<JsonNode> resources() {
        return SearchSet.resources(bundle);
    }

    public boolean namesDrugs() {
        return resources().stream().anyMatch(resource -> type(resource).equals("MedicationRequest"));
    }

    /** The order that a {@code Type/id} reference means; EHRs also send bare ids, absolute references and full URLs. */
    public Optional<JsonNode> find(String reference) {
        return reference.isEmpty() ? Optional.empty() : byId(reference).or(() -> byFullUrl(reference));
    }

    private Optional<JsonNode> byId(String reference) {
        Optional<FhirReference> parsed = FhirReference.parse(reference);
        return resources().stream()
                .filter(order -> parsed.map(ref ->
                                type(order).equals(ref.type()) && id(order).equals(ref.id()))
                        .orElseGet(() -> id(order).equals(reference)))
                .findFirst();
    }

    private Optional<JsonNode> byFullUrl(String url) {
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.path("fullUrl").asText("").equals(url)) {
                return Optional.of(entry.path("resource"));
            }
        }
        return Optional.empty();
    }

    private static String type(JsonNode resource) {
        return SearchSet.type(resource);
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText("");
    }
}
