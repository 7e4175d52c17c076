package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a resource of this server, of the form {@code Type/id}. They are taken from the JSON, since HAPI's links do
 * not hold those of nested consent provisions.
 */
record LocalReference(String type, String id) {

    private static final Pattern LOCAL =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

    /** All of a resource, at any depth. */
    static List<LocalReference> in(JsonNode resource) {
        List<LocalReference> found = new ArrayList<>();
        collect(resource, found);
        return found;
    }

    private static void collect(JsonNode node, List<LocalReference> found) {
        parse(node.path("reference")).ifPresent(found::add);
        node.forEach(child -> collect(child, found));
    }

    private static Optional<LocalReference> parse(JsonNode text) {
        return Optional.of(LOCAL.matcher(text.asText()))
                .filter(Matcher::matches)
                .map(match -> new LocalReference(match.group(1), match.group(2)));
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
