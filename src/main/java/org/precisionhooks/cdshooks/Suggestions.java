package org.precisionhooks.cdshooks;

import static java.util.stream.Collectors.joining;
import static org.precisionhooks.engine.Paragraph.Kind.ADVICE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.precisionhooks.cdshooks.Card.Action;
import org.precisionhooks.cdshooks.Card.Suggestion;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.fhir.source.FhirReference;

/** The changes that a finding suggests to the draft orders, complete and of this patient only (checklist 22 and 23). */
final class Suggestions {

    private static final Set<ActionClass> REPLACING =
            Set.of(ActionClass.ALTERNATIVE, ActionClass.AVOID, ActionClass.CONTRAINDICATED);

    private final CardContext cards;
    private final Supplier<UUID> uuids;

    Suggestions(CardContext cards, Supplier<UUID> uuids) {
        this.cards = cards;
        this.uuids = uuids;
    }

    List<Suggestion> of(Finding finding) {
        Optional<JsonNode> order = finding.order()
                .flatMap(OrderedDrug::reference)
                .flatMap(reference -> cards.context().draftOrders().find(reference));
        Stream<Suggestion> suggestions = finding.conclusion()
                .fold(
                        recommendation ->
                                order.stream().flatMap(draft -> ofRecommendation(finding, recommendation, draft)),
                        testFirst -> tests(finding, testFirst.genes(), new Drafts(cards.context(), order)),
                        indeterminate -> Stream.empty());
        return suggestions
                .filter(suggestion -> suggestion.actions().stream().allMatch(this::isAllowed))
                .toList();
    }

    private Stream<Suggestion> ofRecommendation(Finding finding, Recommendation recommendation, JsonNode order) {
        if (!recommendation.action().changesTherapy()) {
            return Stream.empty();
        }
        if (!REPLACING.contains(recommendation.action())) {
            return note(finding, order);
        }
        Optional<Action> removal = removal(order);
        Drafts drafts = new Drafts(cards.context(), Optional.of(order));
        return Stream.concat(
                recommendation.alternatives().stream().map(drug -> replacement(drug, drafts, removal)),
                removal.map(action -> suggestion(action.description(), List.of(action))).stream());
    }

    private Suggestion replacement(Drug drug, Drafts drafts, Optional<Action> removal) {
        String words = "Order " + drug.name() + " instead";
        Action creation = create("Create a draft order for " + drug.name(), drafts.drug(drug));
        List<Action> actions = cards.profile().pairedActions()
                ? Stream.concat(removal.stream(), Stream.of(creation)).toList()
                : List.of(creation);
        return suggestion(words, actions);
    }

    private static Optional<Action> removal(JsonNode order) {
        return reference(order)
                .map(reference -> new Action(
                        "delete",
                        "Remove the draft order of " + drugName(order),
                        JsonNodeFactory.instance.objectNode(),
                        reference));
    }

    /** No dose is invented: the advice is put into the draft's notes, and the draft stays as it is otherwise. */
    private Stream<Suggestion> note(Finding finding, JsonNode order) {
        if (!cards.profile().updates() || reference(order).isEmpty() || !isComplete(order)) {
            return Stream.empty();
        }
        String advice = finding.paragraphs().stream()
                .filter(part -> part.kind() == ADVICE)
                .map(Paragraph::text)
                .collect(joining(" "));
        String note = PlainText.of(advice.isEmpty() ? finding.headline() : advice);
        String words = "Add this advice as a note to the draft order of " + drugName(order);
        return Stream.of(suggestion(words, List.of(new Action("update", words, Drafts.withNote(order, note), ""))));
    }

    private static boolean isComplete(JsonNode order) {
        boolean medication = order.path("medicationCodeableConcept").isObject()
                || order.path("medicationReference").isObject();
        boolean notes = order.path("note").isMissingNode() || order.path("note").isArray();
        return medication && notes && order.path("subject").isObject();
    }

    private Stream<Suggestion> tests(Finding finding, List<String> genes, Drafts drafts) {
        return genes.stream().map(gene -> {
            String words = "Order the " + gene + " test";
            return suggestion(
                    words,
                    List.of(create(
                            "Create a draft order for the " + gene + " test", drafts.test(gene, finding.drug()))));
        });
    }

    private static Action create(String description, JsonNode resource) {
        return new Action("create", PlainText.of(description), resource, "");
    }

    private Suggestion suggestion(String label, List<Action> actions) {
        return new Suggestion(PlainText.of(label), uuids.get(), actions);
    }

    private boolean isAllowed(Action action) {
        String type = action.resourceId().isEmpty()
                ? action.resource().path("resourceType").asText("")
                : action.resourceId().substring(0, action.resourceId().indexOf('/'));
        return cards.profile().actionTypes().contains(type);
    }

    private static Optional<String> reference(JsonNode order) {
        return FhirReference.parse(order.path("resourceType").asText("") + "/"
                        + order.path("id").asText(""))
                .map(FhirReference::toString);
    }

    private static String drugName(JsonNode order) {
        JsonNode concept = order.path("medicationCodeableConcept");
        return Stream.of(
                        concept.path("text"),
                        concept.path("coding").path(0).path("display"),
                        order.path("medicationReference").path("display"))
                .map(name -> PlainText.cut(PlainText.of(name.asText("")), 80))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("this drug");
    }
}
