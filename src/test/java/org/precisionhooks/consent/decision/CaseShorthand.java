package org.precisionhooks.consent.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.term.CodeSystems;

/**
 * Lets a case say {@code "purpose": ["TREAT"]} where FHIR needs a coding. Objects pass as they are, so a case can write
 * any FHIR it likes.
 */
public final class CaseShorthand {

    private static final Set<String> RANKS = Set.of("U", "L", "M", "N", "R", "V");
    private static final Map<String, String> SYSTEMS = Map.of(
            "purpose", CodeSystems.ACT_REASON,
            "class", CodeSystems.RESOURCE_TYPES,
            "action", CodeSystems.ACTION,
            "code", ConsentTables.DOMAIN_SYSTEM);

    private CaseShorthand() {}

    /** A Consent: active, patient-privacy, of Patient/p1 unless it says otherwise. */
    public static JsonNode consent(JsonNode written) {
        ObjectNode consent = written.deepCopy();
        putDefault(consent, "resourceType", "Consent");
        putDefault(consent, "status", "active");
        putDefault(consent, "id", "c1");
        if (!consent.has("scope") || consent.path("scope").isTextual()) {
            String scope = consent.path("scope").asText("patient-privacy");
            consent.set("scope", concept(CodeSystems.SCOPE, scope));
        }
        if (!consent.has("patient") || consent.path("patient").isTextual()) {
            consent.set("patient", reference(consent.path("patient").asText("Patient/p1")));
        }
        if (consent.path("policyRule").isTextual()) {
            consent.set(
                    "policyRule",
                    concept(CodeSystems.ACT_CODE, consent.path("policyRule").asText()));
        }
        if (consent.has("provision")) {
            consent.set("provision", provision(consent.path("provision")));
        }
        return consent;
    }

    static JsonNode coding(String field, String code) {
        String system = field.equals("securityLabel")
                ? (RANKS.contains(code) ? CodeSystems.CONFIDENTIALITY : CodeSystems.ACT_CODE)
                : SYSTEMS.getOrDefault(field, "");
        return object("system", system).put("code", code);
    }

    private static JsonNode provision(JsonNode written) {
        ObjectNode provision = written.deepCopy();
        for (var field : written.properties()) {
            provision.set(field.getKey(), element(field.getKey(), field.getValue()));
        }
        return provision;
    }

    private static JsonNode element(String name, JsonNode value) {
        if (name.endsWith("eriod") && value.isTextual()) {
            return period(value.asText());
        }
        if (!value.isArray()) {
            return value;
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        value.forEach(item -> items.add(item(name, item)));
        return items;
    }

    private static JsonNode item(String name, JsonNode item) {
        if (name.equals("provision")) {
            return provision(item);
        }
        if (!item.isTextual()) {
            return item;
        }
        return switch (name) {
            case "actor" -> {
                ObjectNode actor = JsonNodeFactory.instance.objectNode();
                actor.set("reference", reference(item.asText()));
                yield actor;
            }
            case "action", "code" -> {
                ObjectNode concept = JsonNodeFactory.instance.objectNode();
                concept.putArray("coding").add(coding(name, item.asText()));
                yield concept;
            }
            case "data" -> data(item.asText());
            default -> coding(name, item.asText());
        };
    }

    /** {@code authoredby Practitioner/dr-b}. */
    private static JsonNode data(String words) {
        int space = words.indexOf(' ');
        ObjectNode data = object("meaning", words.substring(0, space));
        data.set("reference", reference(words.substring(space + 1)));
        return data;
    }

    private static JsonNode period(String words) {
        int slash = words.indexOf('/');
        ObjectNode period = JsonNodeFactory.instance.objectNode();
        if (slash > 0) {
            period.put("start", words.substring(0, slash));
        }
        if (slash < words.length() - 1) {
            period.put("end", words.substring(slash + 1));
        }
        return period;
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = JsonNodeFactory.instance.objectNode();
        concept.putArray("coding").add(object("system", system).put("code", code));
        return concept;
    }

    private static ObjectNode reference(String reference) {
        return object("reference", reference);
    }

    private static ObjectNode object(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static void putDefault(ObjectNode node, String field, String value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }
}
