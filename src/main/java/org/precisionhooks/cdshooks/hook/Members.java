package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The members of a JSON object, read by name and type; null counts as absent, which only optional members may be. */
public record Members(JsonNode node, String path) {

    /** A required, non-empty string. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name) {
        Optional<JsonNode> value = present(name);
        value.filter(found -> !found.isTextual() || found.textValue().isBlank()).ifPresent(found -> {
            throw HookError.invalid(path + name, "must be a non-empty string");
        });
        return value.map(JsonNode::textValue);
    }

    /** A required, non-empty object. */
    public Members object(String name) {
        return optionalObject(name).filter(found -> !found.node().isEmpty()).orElseThrow(() -> missing(name));
    }

    public Optional<Members> optionalObject(String name) {
        Optional<JsonNode> value = present(name);
        value.filter(found -> !found.isObject()).ifPresent(found -> {
            throw HookError.invalid(path + name, "must be an object");
        });
        return value.map(found -> new Members(found, path + name + "."));
    }

    /** A required array, which may be empty. */
    public JsonNode array(String name) {
        JsonNode value = present(name).orElseThrow(() -> missing(name));
        if (!value.isArray()) {
            throw HookError.invalid(path + name, "must be an array");
        }
        return value;
    }

    public Optional<JsonNode> present(String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public HookError missing(String name) {
        return new HookError(ErrorCode.MISSING_FIELD, path + name + " is missing or empty");
    }
}
