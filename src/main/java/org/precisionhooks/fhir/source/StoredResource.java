package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One current resource as HAPI keeps it: its body without the parts that have columns of their own.
 *
 * @param pid HAPI's internal key
 * @param tagged whether HAPI keeps tags, profiles or security labels beside it
 */
record StoredResource(
        long pid, String type, String id, long version, Instant updated, boolean tagged, StoredBody body) {

    String reference() {
        return type + "/" + id;
    }

    /** The resource as a client would read it. */
    ObjectNode json(List<StoredTag> tags) {
        ObjectNode resource = body.json();
        if (!type.equals(resource.path("resourceType").asText())) {
            throw new UnreadableResourceException("A stored " + type + " holds a resource of another type");
        }
        resource.put("id", id);
        ObjectNode meta = resource.withObjectProperty("meta");
        meta.put("versionId", Long.toString(version));
        meta.put("lastUpdated", updated.toString());
        tags.forEach(tag -> addOnce(meta.withArrayProperty(tag.element()), tag));
        return resource;
    }

    private static void addOnce(ArrayNode present, StoredTag tag) {
        if (StreamSupport.stream(present.spliterator(), false).noneMatch(tag::is)) {
            present.add(tag.json());
        }
    }
}
