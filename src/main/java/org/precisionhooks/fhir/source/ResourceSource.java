package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Port: reads the resources of one patient from one place, this server's store or a foreign server. */
@FunctionalInterface
public interface ResourceSource {

    /** A place where nothing is kept. */
    ResourceSource NOTHING = (patientId, types) -> List.of();

    /** All resources of these types in the patient's compartment; no {@code Patient} when the patient is not known here. */
    List<JsonNode> resources(String patientId, Set<String> types);

    /** The medications of these ids, which are nobody's, with the products in them; none where a source keeps no products. */
    default List<JsonNode> medications(Set<String> ids) {
        return List.of();
    }

    /**
     * The consents of each of these patients, with the resources that tell their actors; none for a patient who has none.
     */
    default Map<String, List<JsonNode>> consents(Set<String> patientIds) {
        Map<String, List<JsonNode>> found = new TreeMap<>();
        patientIds.forEach(id -> found.put(id, resources(id, Set.of("Consent"))));
        return found;
    }
}
