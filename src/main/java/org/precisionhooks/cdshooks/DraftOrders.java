package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.SearchSet;

/** The draft orders of a request, as the client sent them. */
public record DraftOrders(JsonNode bundle) {

    public static final DraftOrders NONE = new DraftOrders(MissingNode.getInstance());

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
