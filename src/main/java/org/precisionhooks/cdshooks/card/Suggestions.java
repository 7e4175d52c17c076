package org.precisionhooks.cdshooks.card;

import static java.util.stream.Collectors.joining;
import static org.precisionhooks.engine.Paragraph.Kind.ADVICE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.precisionhooks.cdshooks.card.Card.Action;
import org.precisionhooks.cdshooks.card.Card.Suggestion;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.OrderChange;
import org.precisionhooks.cdshooks.client.SelectionBehavior;
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
    private final ClientProfile.Row can;
    private final Supplier<UUID> uuids;

    Suggestions(CardContext cards, Supplier<UUID> uuids) {
        this.cards = cards;
        this.can = cards.profile().row();
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
                        testFirst -> tests(finding, testFirst.genes(), new Drafts(cards, order)),
                        risk -> Stream.empty(),
                        suspicion -> Stream.empty(),
                        indeterminate -> Stream.empty());
        return recommended(suggestions
                .filter(suggestion -> suggestion.actions().stream().allMatch(this::isAllowed))
                .toList());
    }

    /** Where one of several is to be picked, none is put before the others; a removal alone is never urged. */
    private List<Suggestion> recommended(List<Suggestion> suggestions) {
        boolean single = can.selectionBehavior() == SelectionBehavior.AT_MOST_ONE && suggestions.size() == 1;
        return single && !suggestions.get(0).actions().stream().allMatch(Action::isRemoval)
                ? List.of(suggestions.get(0).asRecommended())
                : suggestions;
    }

    private Stream<Suggestion> ofRecommendation(Finding finding, Recommendation recommendation, JsonNode order) {
        if (!recommendation.action().changesTherapy()) {
            return Stream.empty();
        }
        if (!REPLACING.contains(recommendation.action())) {
            return note(finding, order);
        }
        Optional<Action> removal = removal(order, "Remove the draft order of " + drugName(order));
        Drafts drafts = new Drafts(cards, Optional.of(order));
        return Stream.concat(
                recommendation.alternatives().stream().map(drug -> alternative(drug, drafts, removal)),
                can.loneDeletes() ? removal.map(this::alone).stream() : Stream.empty());
    }

    private Suggestion alternative(Drug drug, Drafts drafts, Optional<Action> removal) {
        Action creation = create("Create a draft order for " + drug.name(), drafts.drug(drug));
        List<Action> actions = can.manyActions()
                ? Stream.concat(removal.stream(), Stream.of(creation)).toList()
                : List.of(creation);
        return suggestion("Order " + drug.name() + " instead", actions);
    }

    private static Optional<Action> removal(JsonNode order, String words) {
        return reference(order)
                .map(reference -> new Action("delete", words, JsonNodeFactory.instance.objectNode(), reference));
    }

    /** No dose is invented: the advice is put into the draft's notes, and the draft stays as it is otherwise. */
    private Stream<Suggestion> note(Finding finding, JsonNode order) {
        if (reference(order).isEmpty() || !isComplete(order)) {
            return Stream.empty();
        }
        String note = advice(finding);
        String name = drugName(order);
        if (can.orderChange() == OrderChange.UPDATE) {
            String words = "Add this advice as a note to the draft order of " + name;
            return Stream.of(alone(new Action("update", words, Drafts.withNote(order, note), "")));
        }
        String words = "Create the draft order of " + name + " anew, with this advice as a note";
        Action creation = create(words, Drafts.copyWithNote(order, note));
        Stream<Action> removal =
                removal(order, "Remove the draft order of " + name + " that has no such note").stream();
        return can.manyActions()
                ? Stream.of(suggestion(
                        words, Stream.concat(removal, Stream.of(creation)).toList()))
                : Stream.concat(Stream.of(creation), can.loneDeletes() ? removal : Stream.empty())
                        .map(this::alone);
    }

    private static String advice(Finding finding) {
        String advice = finding.paragraphs().stream()
                .filter(part -> part.kind() == ADVICE)
                .map(Paragraph::text)
                .collect(joining(" "));
        return PlainText.of(advice.isEmpty() ? finding.headline() : advice);
    }

    private static boolean isComplete(JsonNode order) {
        boolean medication = order.path("medicationCodeableConcept").isObject()
                || order.path("medicationReference").isObject();
        boolean notes = order.path("note").isMissingNode() || order.path("note").isArray();
        return medication && notes && order.path("subject").isObject();
    }

    private Stream<Suggestion> tests(Finding finding, List<String> genes, Drafts drafts) {
        List<Action> orders = genes.stream()
                .map(gene ->
                        create("Create a draft order for the " + gene + " test", drafts.test(gene, finding.drug())))
                .toList();
        if (can.manyActions()) {
            return Stream.of(suggestion("Order the " + String.join(" and ", genes) + " test", orders));
        }
        return IntStream.range(0, genes.size())
                .mapToObj(i -> suggestion("Order the " + genes.get(i) + " test", List.of(orders.get(i))));
    }

    private static Action create(String description, JsonNode resource) {
        return new Action("create", PlainText.of(description), resource, "");
    }

    private Suggestion alone(Action action) {
        return suggestion(action.description(), List.of(action));
    }

    private Suggestion suggestion(String label, List<Action> actions) {
        String together = can.actionSelectionBehavior() && actions.size() > 1 ? "all" : "";
        return new Suggestion(PlainText.of(label), uuids.get(), false, together, actions);
    }

    private boolean isAllowed(Action action) {
        return can.actionTypes().contains(action.resourceType())
                && (!can.codedDrugsOnly() || action.isRemoval() || isCoded(action.resource()));
    }

    private static boolean isCoded(JsonNode order) {
        JsonNode concept = order.path("medicationCodeableConcept");
        return !concept.path("text").asText("").isEmpty()
                && !concept.path("coding").path(0).path("code").asText("").isEmpty();
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
