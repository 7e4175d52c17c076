package org.precisionhooks.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.OrderChange;

/**
 * The field rules of cards, checklist 3 and 20 to 26, as a client of a profile would check an answer. It shares no code
 * with what writes the cards but the profile.
 */
public final class CardRules {

    private static final Set<String> CARD = Set.of(
            "uuid",
            "summary",
            "indicator",
            "detail",
            "source",
            "suggestions",
            "selectionBehavior",
            "overrideReasons",
            "links",
            "extension");
    private static final Set<String> SUGGESTION =
            Set.of("label", "uuid", "isRecommended", "actionSelectionBehavior", "actions");
    private static final Set<String> ACTION = Set.of("type", "description", "resource", "resourceId");
    private static final List<String> ORDER = List.of("delete", "create", "update");
    private static final Set<String> LINK = Set.of("label", "url", "type", "autolaunchable");

    private static final String REASON_SYSTEM = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";
    private static final Set<String> REASONS =
            Set.of(("patient-ineligible indication-order-exists action-completed action-unsuccessful"
                            + " action-performed-no-adverse-effect action-not-priority limited-time wrong-time-workflow"
                            + " inappropriate-recipient need-more-info does-not-align-latest-evidence expert-contradicts"
                            + " policy-contradicts recipient-does-not-trust risk-benefit-ratio mitigate-risk-negative-outcome"
                            + " likely-negative-health-outcomes patient-contraindication patient-fears-discomfort"
                            + " patient-does-not-want-change cultural-religious-reason prefers-alternative patient-refuses"
                            + " inadequate-support service-not-available implementation-challenges too-costly-uncovered"
                            + " recipient-does-not-understand comorbidity-disability")
                    .split(" "));

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069<>]+");

    private final ClientProfile.Row profile;
    private final JsonNode request;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> uuids = new HashSet<>();

    private CardRules(ClientProfile.Row profile, JsonNode request) {
        this.profile = profile;
        this.request = request;
    }

    /**
     * The rules that an answer breaks, with where; empty for a good one.
     *
     * @param answer the whole answer
     * @param request the call that it answers
     */
    public static List<String> brokenBy(JsonNode answer, ClientProfile profile, JsonNode request) {
        CardRules rules = new CardRules(profile.row(), request);
        rules.answer(answer);
        return rules.broken;
    }

    private void answer(JsonNode answer) {
        require(names(answer).equals(Set.of("cards")), "20 the answer holds cards and nothing else", answer);
        JsonNode cards = answer.path("cards");
        require(cards.isArray(), "20 cards is an array", answer);
        require(cards.size() <= profile.maxCards(), "no more cards than the profile takes", answer);
        cards.forEach(card -> {
            noEmpties(card);
            card(card);
        });
    }

    private void card(JsonNode card) {
        require(CARD.containsAll(names(card)), "no unknown members of a card", card);
        uuid(card);
        String summary = card.path("summary").asText();
        require(isLine(summary) && summary.length() < 140, "21 summary is one line under 140", card);
        require(
                Set.of("info", "warning", "critical")
                        .contains(card.path("indicator").asText()),
                "21 indicator",
                card);
        require(!card.path("detail").asText().matches("(?s).*[<>].*"), "21 detail holds no HTML", card);
        source(card.path("source"));
        suggestions(card);
        reasons(card);
        card.path("links").forEach(this::link);
    }

    private void source(JsonNode source) {
        require(isLine(source.path("label").asText()), "21 source.label", source);
        require(!source.has("url") || isHttps(source.path("url")), "21 source.url is absolute", source);
        JsonNode topic = source.path("topic");
        String letters = profile.alphanumericTopics() ? "[A-Za-z0-9]{1,100}" : "[A-Za-z0-9-]{1,100}";
        require(topic.path("code").asText().matches(letters), "21 topic code is alphanumeric, at most 100", source);
        require(isHttps(topic.path("system")), "21 topic system", source);
    }

    private void suggestions(JsonNode card) {
        require(
                card.has("suggestions") == card.has("selectionBehavior"),
                "22 suggestions imply selectionBehavior",
                card);
        String behavior = profile.selectionBehavior().code();
        require(
                !card.has("selectionBehavior")
                        || card.path("selectionBehavior").asText().equals(behavior),
                "22 selectionBehavior of the profile",
                card);
        long recommended = items(card.path("suggestions"))
                .filter(suggestion -> suggestion.has("isRecommended"))
                .count();
        require(behavior.equals("any") || recommended <= 1, "22 at most one is recommended", card);
        card.path("suggestions").forEach(this::suggestion);
    }

    private void suggestion(JsonNode suggestion) {
        require(SUGGESTION.containsAll(names(suggestion)), "no unknown members of a suggestion", suggestion);
        uuid(suggestion);
        require(isLine(suggestion.path("label").asText()), "23 label", suggestion);
        require(
                !suggestion.has("isRecommended")
                        || suggestion.path("isRecommended").isBoolean(),
                "23 isRecommended is boolean",
                suggestion);
        require(
                !suggestion.has("actionSelectionBehavior") || profile.actionSelectionBehavior(),
                "actionSelectionBehavior only to clients that know it",
                suggestion);
        JsonNode actions = suggestion.path("actions");
        require(!actions.isEmpty(), "23 actions are not empty", suggestion);
        require(profile.manyActions() || actions.size() == 1, "one action a suggestion", suggestion);
        List<String> types =
                items(actions).map(action -> action.path("type").asText()).toList();
        List<String> ordered =
                types.stream().sorted(Comparator.comparing(ORDER::indexOf)).toList();
        require(types.equals(ordered), "deletes, then creates, then updates", suggestion);
        require(
                profile.loneDeletes() || !types.contains("delete") || types.contains("create"),
                "a delete has a companion",
                suggestion);
        actions.forEach(this::action);
    }

    private void action(JsonNode action) {
        require(ACTION.containsAll(names(action)), "no unknown members of an action", action);
        require(isLine(action.path("description").asText()), "23 action.description", action);
        JsonNode resource = action.path("resource");
        switch (action.path("type").asText()) {
            case "create" -> require(!resource.has("id"), "23 what is created has no id yet", action);
            case "update" -> {
                require(profile.orderChange() == OrderChange.UPDATE, "no update for this client", action);
                require(isDraft(reference(resource)), "23 an update changes a draft of the call", action);
            }
            case "delete" -> {
                require(!action.has("resource"), "23 a delete has no resource", action);
                require(isDraft(action.path("resourceId").asText()), "23 a delete removes a draft of the call", action);
            }
            default -> require(false, "23 type is create, update or delete", action);
        }
        if (!action.path("type").asText().equals("delete")) {
            resource(resource);
        }
    }

    private void resource(JsonNode resource) {
        String type = resource.path("resourceType").asText();
        require(profile.actionTypes().contains(type), "a type that the client applies", resource);
        require(isFhir(resource), "2 the resource is FHIR", resource);
        String patient = "Patient/" + request.at("/context/patientId").asText();
        require(resource.at("/subject/reference").asText().equals(patient), "of the patient of the call", resource);
        require(
                resource.findValuesAsText("reference").stream()
                        .filter(reference -> reference.contains("Patient/"))
                        .allMatch(patient::equals),
                "of no other patient",
                resource);
        boolean coded = !resource.at("/medicationCodeableConcept/text").asText().isEmpty()
                && !resource.at("/medicationCodeableConcept/coding/0/code")
                        .asText()
                        .isEmpty();
        require(!profile.codedDrugsOnly() || coded, "text and a first coding with code", resource);
        require(resource.path("status").asText().equals("draft"), "a draft", resource);
    }

    private void reasons(JsonNode card) {
        JsonNode reasons = card.path("overrideReasons");
        boolean notice = card.at("/source/topic/code").asText().replace("-", "").equals("recordincomplete");
        require(notice || reasons.size() >= 4 && reasons.size() <= 6, "24 four to six override reasons", card);
        reasons.forEach(reason -> {
            require(reason.path("system").asText().equals(REASON_SYSTEM), "24 system", reason);
            require(REASONS.contains(reason.path("code").asText()), "24 code", reason);
            require(isLine(reason.path("display").asText()), "24 display", reason);
        });
    }

    private void link(JsonNode link) {
        require(LINK.containsAll(names(link)), "25 no appContext but for smart links", link);
        require(isLine(link.path("label").asText()), "25 label", link);
        require(isHttps(link.path("url")), "25 absolute https address", link);
        require(link.path("type").asText().equals("absolute"), "25 type", link);
        require(!link.has("autolaunchable") || profile.autolaunch(), "25 autolaunch only where allowed", link);
    }

    /** Checklist 3. */
    private void noEmpties(JsonNode node) {
        boolean empty = node.isNull()
                || node.isContainerNode() && node.isEmpty()
                || node.isTextual() && node.textValue().isEmpty();
        require(!empty, "3 no null and no empty value", node);
        node.forEach(this::noEmpties);
    }

    private void uuid(JsonNode holder) {
        String uuid = holder.path("uuid").asText();
        require(UUID.matcher(uuid).matches() && uuids.add(uuid), "21 a uuid of its own", holder);
    }

    private boolean isDraft(String reference) {
        Stream<JsonNode> renewed = items(request.at("/context/medications/entry"))
                .filter(entry -> entry.at("/resource/status").asText().equals("draft"));
        return Stream.concat(items(request.at("/context/draftOrders/entry")), renewed)
                .map(entry -> reference(entry.path("resource")))
                .anyMatch(reference::equals);
    }

    private static String reference(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static boolean isFhir(JsonNode resource) {
        try {
            FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(resource.toString());
            return true;
        } catch (DataFormatException e) {
            return false;
        }
    }

    private static boolean isHttps(JsonNode url) {
        return url.isTextual()
                && "https".equals(URI.create(url.textValue()).getScheme())
                && URI.create(url.textValue()).getHost() != null;
    }

    private static boolean isLine(String text) {
        return LINE.matcher(text).matches() && !text.isBlank();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private void require(boolean holds, String rule, JsonNode where) {
        if (!holds) {
            String text = where.toString();
            broken.add(rule + ": " + text.substring(0, Math.min(text.length(), 300)));
        }
    }
}
