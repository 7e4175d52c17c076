package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.fhir.source.FhirReference;

/** Reads the context of a hook: required fields must be there, optional ones valid when there (cds-hooks.md section 4). */
final class ContextReader {

    private static final Set<String> USER_TYPES =
            Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private final Members context;

    ContextReader(Members context) {
        this.context = context;
    }

    HookContext read(Hook hook) {
        Optional<FhirReference> user = text(hook, ContextField.USER_ID).map(ContextReader::user);
        String patientId = id(ContextField.PATIENT_ID, context.text(ContextField.PATIENT_ID.key()));
        Optional<String> encounterId =
                text(hook, ContextField.ENCOUNTER_ID).map(text -> id(ContextField.ENCOUNTER_ID, text));
        List<String> selections = hook.requires(ContextField.SELECTIONS) ? selections() : List.of();
        DraftOrders drafts = hook.requires(ContextField.DRAFT_ORDERS) ? draftOrders() : DraftOrders.NONE;
        return new HookContext(patientId, user, encounterId, selections, drafts);
    }

    private Optional<String> text(Hook hook, ContextField field) {
        return hook.requires(field) ? Optional.of(context.text(field.key())) : context.optionalText(field.key());
    }

    private static String id(ContextField field, String text) {
        if (!FhirReference.isId(text)) {
            throw HookError.invalid("context." + field.key(), "must be a FHIR id");
        }
        return text;
    }

    private static FhirReference user(String text) {
        return FhirReference.parse(text)
                .filter(reference -> reference.toString().equals(text) && USER_TYPES.contains(reference.type()))
                .orElseThrow(() -> HookError.invalid("context.userId", "must be a reference Type/id of a user"));
    }

    private List<String> selections() {
        JsonNode array = context.array(ContextField.SELECTIONS.key());
        if (array.isEmpty()) {
            throw context.missing(ContextField.SELECTIONS.key());
        }
        List<String> selections = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw HookError.invalid("context.selections", "must hold strings");
            }
            selections.add(item.textValue());
        }
        return selections;
    }

    private DraftOrders draftOrders() {
        JsonNode bundle = context.object(ContextField.DRAFT_ORDERS.key()).node();
        if (!bundle.path("resourceType").asText("").equals("Bundle")) {
            throw HookError.invalid("context.draftOrders", "must be a Bundle");
        }
        return new DraftOrders(bundle);
    }
}
