package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resources in a read or search result, tolerant of what EHRs send (cds-hooks.md sections 3 and 6). */
public final class SearchSet {

    private SearchSet() {}

    /** Entry by entry; nulls, entries without resource and outcome entries are no data. */
    public static List<JsonNode> resources(JsonNode result) {
        if (!isBundle(result)) {
            return isData(result) ? List.of(result) : List.of();
        }
        return items(result.path("entry"))
                .filter(entry -> !entry.path("search").path("mode").asText("").equals("outcome"))
                .map(entry -> entry.path("resource"))
                .filter(SearchSet::isData)
                .toList();
    }

    /** Resource type, empty when the JSON names none. */
    public static String type(JsonNode resource) {
        return resource.path("resourceType").asText("");
    }

    /** {@code Type/id}; empty when the resource has no id. */
    public static String key(JsonNode resource) {
        String id = resource.path("id").asText("");
        return id.isEmpty() ? "" : type(resource) + "/" + id;
    }

    static boolean hasNextPage(JsonNode result) {
        return isBundle(result)
                && items(result.path("link"))
                        .anyMatch(link -> link.path("relation").asText("").equals("next"));
    }

    static boolean isBundle(JsonNode resource) {
        return type(resource).equals("Bundle");
    }

    /** The elements of an array, or the one element that was sent in place of an array. */
    static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private static boolean isData(JsonNode resource) {
        return resource.isObject()
                && !type(resource).isEmpty()
                && !type(resource).equals("OperationOutcome");
    }
}
