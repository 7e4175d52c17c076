package org.precisionhooks.cdshooks.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.hook.HookContext;
import org.precisionhooks.cdshooks.hook.Json;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.facts.Coding;

/** Writes the draft orders that suggestions propose: always of the context's patient, encounter and orderer. */
final class Drafts {

    private static final List<String> REASONS = List.of("reasonCode", "reasonReference");

    /** What belongs to the draft that is copied and not to its copy. */
    private static final List<String> IDENTITY = List.of("id", "meta", "text", "identifier");

    private final HookContext context;
    private final ClientProfile profile;
    private final Optional<JsonNode> order;

    /**
     * @param order the draft that the suggestions are about
     */
    Drafts(CardContext cards, Optional<JsonNode> order) {
        this.context = cards.context();
        this.profile = cards.profile();
        this.order = order;
    }

    /** A draft of another drug; without any dose, which the guidance does not give. */
    ObjectNode drug(Drug drug) {
        ObjectNode draft = draft("MedicationRequest");
        ObjectNode concept = draft.putObject("medicationCodeableConcept");
        write(profile.codings(drug), concept);
        concept.put("text", drug.name());
        return reasons(draft);
    }

    /** A draft of a genetic test. */
    ObjectNode test(String gene, Optional<Drug> drug) {
        ObjectNode draft = draft("ServiceRequest");
        ObjectNode code = draft.putObject("code");
        write(profile.testCodings(gene), code);
        code.put("text", "Pharmacogenomic test: " + gene);
        drug.ifPresent(found -> draft.putArray("reasonCode").addObject().put("text", "Before " + found.name()));
        return draft;
    }

    /** The draft itself with a note; nothing else of it is changed. */
    static ObjectNode withNote(JsonNode order, String text) {
        ObjectNode draft = (ObjectNode) Json.withoutEmpties(order);
        draft.withArray("note")
                .addObject()
                .put("authorString", "Precision Hooks")
                .put("text", text);
        return draft;
    }

    /** A new draft like the one given, with a note. */
    static ObjectNode copyWithNote(JsonNode order, String text) {
        return withNote(order, text).remove(IDENTITY).put("status", "draft");
    }

    private static void write(List<Coding> codings, ObjectNode concept) {
        for (Coding coding : codings) {
            ObjectNode written = concept.withArray("coding")
                    .addObject()
                    .put("system", coding.system())
                    .put("code", coding.code());
            if (!coding.display().isEmpty()) {
                written.put("display", coding.display());
            }
        }
    }

    private ObjectNode draft(String type) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("resourceType", type).put("status", "draft").put("intent", "order");
        draft.putObject("subject").put("reference", "Patient/" + context.patientId());
        encounter().ifPresent(reference -> draft.putObject("encounter").put("reference", reference));
        requester().ifPresent(reference -> draft.putObject("requester").put("reference", reference));
        return draft;
    }

    private Optional<String> encounter() {
        return reference("encounter").or(() -> context.encounterId().map(id -> "Encounter/" + id));
    }

    private Optional<String> requester() {
        return reference("requester")
                .or(() -> context.user()
                        .filter(user -> user.type().startsWith("Practitioner"))
                        .map(Object::toString));
    }

    private Optional<String> reference(String element) {
        return order.map(draft -> draft.path(element).path("reference").asText(""))
                .filter(text -> !text.isEmpty());
    }

    private ObjectNode reasons(ObjectNode draft) {
        order.ifPresent(original -> REASONS.stream()
                .filter(name -> original.path(name).isArray())
                .forEach(name -> draft.set(name, Json.withoutEmpties(original.path(name)))));
        return draft;
    }
}
