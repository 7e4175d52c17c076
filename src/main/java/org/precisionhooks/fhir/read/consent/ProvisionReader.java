package org.precisionhooks.fhir.read.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Applicability;
import org.precisionhooks.consent.document.Provision.DataReference;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.consent.document.Provision.Meaning;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;

/** Reads {@code Consent.provision} with what is nested in it; notes what makes the Consent unreliable. */
final class ProvisionReader {

    /** Elements of the R4 definition; any other may narrow the rule in a way we do not know. */
    private static final Set<String> ELEMENTS = Set.of(
            "id",
            "type",
            "period",
            "actor",
            "action",
            "securityLabel",
            "purpose",
            "class",
            "code",
            "dataPeriod",
            "data",
            "provision",
            "modifierExtension");

    private static final int DEPTH = 64;

    private final ZoneId zone;
    private final ActorReader actors;
    private final List<String> defects;

    ProvisionReader(ZoneId zone, ActorReader actors, List<String> defects) {
        this.zone = zone;
        this.actors = actors;
        this.defects = defects;
    }

    Provision root(JsonNode node) {
        if (!node.isObject()) {
            defects.add("provision is no object");
        }
        Provision root = provision(node, 1);
        if (root.type().isEmpty() && ConsentJson.isFilled(node.path("type"))) {
            defects.add("unknown provision.type");
        }
        return root;
    }

    private Provision provision(JsonNode node, int depth) {
        return new Provision(
                type(ConsentJson.text(node, "type")),
                period(node, "period"),
                new Applicability(
                        actors.actors(listed(node, "actor")),
                        codings(node, "purpose"),
                        ConsentJson.concepts(listed(node, "action"), "action")),
                new Limits(
                        codings(node, "securityLabel"),
                        codings(node, "class"),
                        ConsentJson.concepts(listed(node, "code"), "code"),
                        period(node, "dataPeriod"),
                        ConsentJson.items(listed(node, "data"), "data").stream()
                                .map(this::data)
                                .toList()),
                isNarrowed(node),
                exceptions(node, depth));
    }

    private List<Provision> exceptions(JsonNode node, int depth) {
        if (depth >= DEPTH && node.has("provision")) {
            defects.add("provisions nested too deep");
            return List.of();
        }
        return ConsentJson.items(listed(node, "provision"), "provision").stream()
                .map(child -> provision(child, depth + 1))
                .toList();
    }

    private List<Coding> codings(JsonNode node, String field) {
        return ConsentJson.codings(listed(node, field), field);
    }

    /** A criterion that is there but of another kind must not pass for an absent one. */
    private JsonNode listed(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean empty = value.isMissingNode();
        boolean usable = value.isObject() || (value.isArray() && !value.isEmpty() && allObjects(value));
        if (!empty && !usable) {
            defects.add("provision." + field + " cannot be read");
        }
        return node;
    }

    private static boolean allObjects(JsonNode array) {
        for (JsonNode item : array) {
            if (!item.isObject() || item.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Type> type(String code) {
        return switch (code) {
            case "permit" -> Optional.of(Type.PERMIT);
            case "deny" -> Optional.of(Type.DENY);
            default -> Optional.empty();
        };
    }

    private Optional<ClinicalTime> period(JsonNode node, String field) {
        JsonNode period = node.path(field);
        if (period.isMissingNode()) {
            return Optional.empty();
        }
        Optional<ClinicalTime> start = bound(period, field, "start");
        Optional<ClinicalTime> end = bound(period, field, "end");
        Optional<ClinicalTime> span = ClinicalTime.between(start, end)
                .filter(covered -> covered.start().isBefore(covered.end()));
        if (span.isEmpty()) {
            defects.add("provision." + field + " cannot be read");
        }
        return span;
    }

    private Optional<ClinicalTime> bound(JsonNode period, String field, String bound) {
        if (!period.has(bound)) {
            return Optional.empty();
        }
        Optional<ClinicalTime> time = ClinicalTime.parse(ConsentJson.text(period, bound), zone);
        if (time.isEmpty()) {
            defects.add("provision." + field + "." + bound + " cannot be read");
        }
        return time;
    }

    private DataReference data(JsonNode node) {
        String reference = ConsentJson.text(node.path("reference"), "reference");
        return new DataReference(meaning(ConsentJson.text(node, "meaning")), reference, actors.refersTo(reference));
    }

    private static Meaning meaning(String code) {
        return switch (code) {
            case "instance", "related", "dependents", "authoredby" -> Meaning.valueOf(code.toUpperCase(Locale.ROOT));
            default -> Meaning.UNKNOWN;
        };
    }

    private static boolean isNarrowed(JsonNode provision) {
        for (var field : provision.properties()) {
            boolean element = ELEMENTS.contains(field.getKey());
            boolean nested = field.getKey().equals("provision");
            if (!element || (!nested && hasExtension(field.getValue()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasExtension(JsonNode node) {
        if (node.has("extension")) {
            return true;
        }
        for (JsonNode child : node) {
            if (hasExtension(child)) {
                return true;
            }
        }
        return false;
    }
}
