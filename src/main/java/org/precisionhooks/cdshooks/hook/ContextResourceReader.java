package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.SearchSet;

/**
 * Reads the FHIR content of a context. The names of older versions and of the published examples are accepted, and so is a
 * resource that is wrapped as in a Bundle's entry (cds-hooks.md section 1); what is inside a Bundle never breaks a call.
 */
final class ContextResourceReader {

    private static final String BUNDLE = "Bundle";

    private final Members context;
    private final List<JsonNode> sent = new ArrayList<>();

    ContextResourceReader(Members context) {
        this.context = context;
    }

    ContextResources read(Hook hook) {
        DraftOrders orders = orders(hook);
        List<FhirReference> dispatched = hook.has(ContextField.DISPATCHED_ORDERS) ? dispatched() : List.of();
        List<JsonNode> stated = stated(hook);
        if (hook.has(ContextField.FULFILLMENT_TASKS)) {
            tasks();
        }
        if (hook.has(ContextField.APPOINTMENTS)) {
            appointments();
        }
        return new ContextResources(orders, dispatched, stated, sent);
    }

    private DraftOrders orders(Hook hook) {
        if (hook.has(ContextField.DRAFT_ORDERS)) {
            return new DraftOrders(bundle(ContextField.DRAFT_ORDERS));
        }
        if (hook.has(ContextField.MEDICATIONS)) {
            return new DraftOrders(bundle(ContextField.MEDICATIONS));
        }
        return hook.has(ContextField.MEDICATION)
                ? DraftOrders.of(single(ContextField.MEDICATION, ContextResources.DRUG_ORDER))
                : DraftOrders.NONE;
    }

    private List<JsonNode> stated(Hook hook) {
        if (hook.has(ContextField.CONDITIONS)) {
            return ofType("Condition", bundle(ContextField.CONDITIONS));
        }
        return hook.has(ContextField.ALLERGY_INTOLERANCE) ? allergies() : List.of();
    }

    /** Older drafts of the hook sent a Bundle. */
    private List<JsonNode> allergies() {
        String type = "AllergyIntolerance";
        String key = key(ContextField.ALLERGY_INTOLERANCE);
        return SearchSet.type(context.object(key).node()).equals(BUNDLE)
                ? ofType(type, bundle(ContextField.ALLERGY_INTOLERANCE))
                : List.of(single(ContextField.ALLERGY_INTOLERANCE, type));
    }

    private static List<JsonNode> ofType(String type, JsonNode bundle) {
        return SearchSet.resources(bundle).stream()
                .filter(resource -> SearchSet.type(resource).equals(type))
                .toList();
    }

    private List<FhirReference> dispatched() {
        String key = key(ContextField.DISPATCHED_ORDERS);
        JsonNode value = context.present(key).orElseThrow(() -> context.missing(key));
        boolean older = key.equals("order") && value.isTextual();
        JsonNode array = older ? JsonNodeFactory.instance.arrayNode().add(value) : context.array(key);
        if (array.isEmpty()) {
            throw context.missing(key);
        }
        List<FhirReference> references = new ArrayList<>();
        for (JsonNode item : array) {
            String text = item.isTextual() ? item.textValue() : "";
            references.add(ContextReader.reference(ContextField.DISPATCHED_ORDERS, text));
        }
        return references;
    }

    private void tasks() {
        Optional<JsonNode> value = context.present(key(ContextField.FULFILLMENT_TASKS));
        value.ifPresent(tasks -> each(ContextField.FULFILLMENT_TASKS, "Task", tasks));
    }

    /** A Bundle; the published examples send an array. */
    private void appointments() {
        String key = key(ContextField.APPOINTMENTS);
        JsonNode value = context.present(key).orElseThrow(() -> context.missing(key));
        if (!value.isArray()) {
            bundle(ContextField.APPOINTMENTS);
        } else if (value.isEmpty()) {
            throw context.missing(key);
        } else {
            each(ContextField.APPOINTMENTS, "Appointment", value);
        }
    }

    /** An array of resources, or the one resource that older versions sent; nulls are no resource. */
    private void each(ContextField field, String type, JsonNode value) {
        if (!value.isArray() && !value.isObject()) {
            throw invalid(field, "must hold resources");
        }
        Iterable<JsonNode> items = value.isArray() ? value : List.of(value);
        for (JsonNode item : items) {
            if (!item.isNull()) {
                sent.add(typed(field, type, item));
            }
        }
    }

    private JsonNode bundle(ContextField field) {
        JsonNode bundle = typed(field, BUNDLE, context.object(key(field)).node());
        sent.add(bundle);
        return bundle;
    }

    private JsonNode single(ContextField field, String type) {
        JsonNode value = context.object(key(field)).node();
        JsonNode wrapped = value.path("resource");
        JsonNode resource = typed(field, type, wrapped.isObject() && !value.has("resourceType") ? wrapped : value);
        sent.add(resource);
        return resource;
    }

    private static JsonNode typed(ContextField field, String type, JsonNode resource) {
        if (!SearchSet.type(resource).equals(type)) {
            throw invalid(field, "must be of type " + type);
        }
        return resource;
    }

    /** The first name under which something was sent. */
    private String key(ContextField field) {
        return field.keys().stream()
                .filter(key -> context.present(key).isPresent())
                .findFirst()
                .orElse(field.key());
    }

    private static HookError invalid(ContextField field, String what) {
        return HookError.invalid("context." + field.key(), what);
    }
}
