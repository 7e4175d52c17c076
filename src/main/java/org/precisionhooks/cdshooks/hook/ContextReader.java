package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * Reads the context of a hook: required fields must be there, optional ones valid when there (cds-hooks.md section 4). Fields
 * that the hook does not have are not looked at.
 */
public final class ContextReader {

    private final Members context;

    public ContextReader(Members context) {
        this.context = context;
    }

    public HookContext read(Hook hook) {
        String patientId = id(ContextField.PATIENT_ID, context.text(ContextField.PATIENT_ID.key()));
        Optional<FhirReference> user = text(hook, ContextField.USER_ID).map(text -> user(hook, text));
        Optional<String> encounterId =
                text(hook, ContextField.ENCOUNTER_ID).map(text -> id(ContextField.ENCOUNTER_ID, text));
        text(hook, ContextField.PERFORMER).ifPresent(text -> reference(ContextField.PERFORMER, text));
        List<String> selections =
                hook.requires(ContextField.SELECTIONS) ? strings(ContextField.SELECTIONS.key()) : List.of();
        ContextResources resources = new ContextResourceReader(context).read(hook);
        DraftOrders orders = resources.orders();
        return new HookContext(
                patientId,
                user.or(() -> orderer(hook, orders)),
                encounterId,
                selections,
                drafts(hook, orders),
                resources);
    }

    private Optional<String> text(Hook hook, ContextField field) {
        if (hook.requires(field)) {
            return Optional.of(context.text(field.key()));
        }
        return hook.has(field) ? context.optionalText(field.key()) : Optional.empty();
    }

    private static String id(ContextField field, String text) {
        if (!FhirReference.isId(text)) {
            throw HookError.invalid("context." + field.key(), "must be a FHIR id");
        }
        return text;
    }

    private static FhirReference user(Hook hook, String text) {
        return FhirReference.parse(text)
                .filter(reference ->
                        reference.toString().equals(text) && hook.users().contains(reference.type()))
                .orElseThrow(() -> HookError.invalid("context.userId", "must be a reference Type/id of a user"));
    }

    static FhirReference reference(ContextField field, String text) {
        return FhirReference.parse(text)
                .orElseThrow(() -> HookError.invalid("context." + field.key(), "must be a reference Type/id"));
    }

    private List<String> strings(String key) {
        JsonNode array = context.array(key);
        if (array.isEmpty()) {
            throw context.missing(key);
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw HookError.invalid("context." + key, "must hold strings");
            }
            strings.add(item.textValue());
        }
        return strings;
    }

    /** A refill that no user asked for is asked for by whom all its orders name. */
    private static Optional<FhirReference> orderer(Hook hook, DraftOrders orders) {
        if (!hook.has(ContextField.USER_ID) || hook.requires(ContextField.USER_ID)) {
            return Optional.empty();
        }
        List<Optional<FhirReference>> named = orders.resources().stream()
                .filter(order -> order.path("resourceType").asText("").equals(ContextResources.DRUG_ORDER))
                .map(order -> person(hook, order, "requester").or(() -> person(hook, order, "recorder")))
                .distinct()
                .toList();
        return named.size() == 1 ? named.get(0) : Optional.empty();
    }

    private static Optional<FhirReference> person(Hook hook, JsonNode order, String element) {
        return FhirReference.parse(order.path(element).path("reference").asText(""))
                .filter(reference -> hook.users().contains(reference.type()));
    }

    /** A signed order is not taken back or rewritten by a suggestion. */
    private static DraftOrders drafts(Hook hook, DraftOrders orders) {
        return hook.has(ContextField.DRAFT_ORDERS) ? orders : orders.drafts();
    }
}
