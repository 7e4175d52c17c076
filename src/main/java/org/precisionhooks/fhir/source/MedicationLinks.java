package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The products that orders, statements and other products refer to, as far as they are not at hand (cds-hooks.md section 7). */
final class MedicationLinks {

    private static final String MEDICATION = "Medication";
    private static final Set<String> HOLDERS = Set.of("MedicationRequest", "MedicationStatement", MEDICATION);

    /** A reference to a product: as written, and as it is found in a store. */
    record Link(String written, FhirReference target) {

        boolean isRelative() {
            return written.startsWith(MEDICATION);
        }
    }

    private final List<JsonNode> holders = new ArrayList<>();
    /** {@code Type/id} and full URLs. */
    private final Set<String> atHand = new HashSet<>();

    MedicationLinks(JsonNode orders) {
        SearchSet.items(orders.path("entry")).forEach(this::addEntry);
    }

    private void addEntry(JsonNode entry) {
        String fullUrl = entry.path("fullUrl").asText("");
        if (!fullUrl.isEmpty() && entry.path("resource").isObject()) {
            atHand.add(fullUrl);
            FhirReference.parse(fullUrl).ifPresent(reference -> atHand.add(reference.toString()));
        }
        add(entry.path("resource"));
    }

    void addAll(Collection<JsonNode> resources) {
        resources.forEach(this::add);
    }

    private void add(JsonNode resource) {
        String key = SearchSet.key(resource);
        if (!key.isEmpty()) {
            atHand.add(key);
        }
        if (HOLDERS.contains(SearchSet.type(resource))) {
            holders.add(resource);
        }
    }

    /** Each product once that is referred to and not at hand, in the order of the references. */
    List<Link> missing() {
        Set<String> seen = new HashSet<>();
        return holders.stream()
                .flatMap(MedicationLinks::references)
                .filter(written -> !atHand.contains(written))
                .flatMap(written -> link(written).stream())
                .filter(link -> !atHand.contains(link.target().toString()))
                .filter(link -> seen.add(link.target().toString()))
                .toList();
    }

    private static Optional<Link> link(String written) {
        return FhirReference.parse(written)
                .filter(target -> target.type().equals(MEDICATION))
                .map(target -> new Link(written, target));
    }

    private static Stream<String> references(JsonNode holder) {
        return Stream.concat(Stream.of(holder), SearchSet.items(holder.path("contained")))
                .flatMap(MedicationLinks::elements)
                .map(element -> element.path("reference").asText(""));
    }

    /** A coded drug makes its reference superfluous. */
    private static Stream<JsonNode> elements(JsonNode holder) {
        return holder.has("medicationCodeableConcept")
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(holder.path("medicationReference")),
                        SearchSet.items(holder.path("ingredient"))
                                .filter(ingredient -> !ingredient.has("itemCodeableConcept"))
                                .map(ingredient -> ingredient.path("itemReference")));
    }
}
