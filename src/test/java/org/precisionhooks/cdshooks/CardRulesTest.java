package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.cdshooks.Requests.orderSign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Strength;

/** Every rule of checklist 20 to 26 on every kind of card, with friendly and with hostile text. */
class CardRulesTest {

    private final HookFixture fixture = new HookFixture();

    static Stream<Finding> findings() {
        Stream<Finding> actions = Stream.of(ActionClass.values())
                .map(action -> Findings.recommendation(action, Strength.STRONG, "Do " + action));
        Stream<Finding> others = Stream.of(
                Findings.testFirst("CYP2C19"),
                Findings.testFirst("TPMT", "NUDT15"),
                Findings.unresolved("mystery drug 5 MG"));
        Stream<Finding> recognitions = Stream.of(Recognition.values()).map(Findings::recognisedBy);
        Stream<Finding> hostile = HOSTILE.stream().map(text -> Findings.withText(Findings.avoidClopidogrel(), text));
        return Stream.of(actions, others, recognitions, hostile).flatMap(found -> found);
    }

    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "<script>alert(1)</script>",
            "[a](javascript:alert(1))",
            "![a](https://evil.example/x.png) http://evil.example www.evil.example a@evil.example",
            "line\nbreak\r\nand\ttab \u0000\u0007\u001b[31m \u202Edesrever\u202C \u2028 \ud83d lone",
            "word ".repeat(200),
            "x".repeat(5_000),
            "\ud83d\ude00".repeat(300),
            "\ud83d\ude00 ".repeat(300),
            "**bold** __x__ `code` ~~s~~ | a | b |",
            "# heading",
            "\u0000\u202e",
            "1. item");

    @ParameterizedTest
    @MethodSource("findings")
    void cardsKeepTheRules(Finding finding) throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(finding);
        JsonNode cards = fixture.cards(HookFixture.SIGN, orderSign().toString());
        assertThat(cards).hasSize(1);
        keepsTheRules(cards.path(0));
        keepsNoEmpties(cards);
    }

    private static void keepsTheRules(JsonNode card) {
        String summary = card.path("summary").asText();
        assertThat(summary).isNotBlank().doesNotContain("<", ">").matches("[^\\p{Cc}\\u2028\\u202E]+");
        assertThat(summary.length()).isLessThan(140);
        assertThat(card.path("indicator").asText()).isIn("info", "warning", "critical");
        assertThat(card.path("source").path("label").asText()).isNotBlank();
        JsonNode topic = card.path("source").path("topic");
        assertThat(topic.path("code").asText()).matches("[A-Za-z0-9-]{1,100}");
        assertThat(topic.path("system").asText()).startsWith("https://");
        assertThat(UUID.fromString(card.path("uuid").asText())).isNotNull();
        if (card.path("source").has("url")) {
            assertThat(URI.create(card.path("source").path("url").asText()).getScheme())
                    .isEqualTo("https");
        }
        assertThat(card.path("detail").asText())
                .doesNotContain("<", ">", "](javascript:", "](https://evil", "http://", "\u202e", "\u0000");
        assertThat(card.path("overrideReasons").size()).isBetween(4, 6);
        card.path("overrideReasons").forEach(reason -> {
            assertThat(reason.path("system").asText())
                    .isEqualTo("http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes");
            assertThat(reason.path("code").asText()).matches("[a-z-]+");
            assertThat(reason.path("display").asText()).isNotBlank();
        });
        card.path("links").forEach(link -> {
            assertThat(link.path("url").asText()).startsWith("https://");
            assertThat(link.path("type").asText()).isEqualTo("absolute");
            assertThat(link.path("label").asText()).isNotBlank();
        });
        keepsSuggestionRules(card);
    }

    private static void keepsSuggestionRules(JsonNode card) {
        assertThat(card.has("selectionBehavior")).isEqualTo(card.has("suggestions"));
        if (card.has("suggestions")) {
            assertThat(card.path("selectionBehavior").asText()).isEqualTo("any");
        }
        for (JsonNode suggestion : card.path("suggestions")) {
            assertThat(suggestion.path("label").asText()).isNotBlank();
            assertThat(UUID.fromString(suggestion.path("uuid").asText())).isNotNull();
            assertThat(suggestion.path("actions")).hasSize(1);
            JsonNode action = suggestion.path("actions").path(0);
            assertThat(action.path("description").asText()).isNotBlank();
            JsonNode resource = action.path("resource");
            switch (action.path("type").asText()) {
                case "delete" -> {
                    assertThat(action.path("resourceId").asText()).isEqualTo("MedicationRequest/m1");
                    assertThat(action.has("resource")).isFalse();
                }
                case "update" -> assertThat(resource.path("id").asText()).isEqualTo("m1");
                case "create" -> {
                    assertThat(resource.has("id")).isFalse();
                    assertThat(resource.path("status").asText()).isEqualTo("draft");
                    assertThat(resource.path("intent").asText()).isEqualTo("order");
                }
                default -> throw new AssertionError("type " + action.path("type"));
            }
            if (action.has("resource")) {
                assertThat(resource.path("subject").path("reference").asText()).isEqualTo("Patient/p1");
                assertThat(resource.path("resourceType").asText()).isIn("MedicationRequest", "ServiceRequest");
            }
        }
    }

    /** Checklist 3: no null and no empty value anywhere. */
    private static void keepsNoEmpties(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        if (node.isContainerNode()) {
            assertThat(node).isNotEmpty();
            node.forEach(CardRulesTest::keepsNoEmpties);
        } else if (node.isTextual()) {
            assertThat(node.asText()).isNotEmpty();
        }
    }

    @Test
    void atMostSixCardsTheMostUrgentFirstAndTheRestCounted() throws Exception {
        List<Finding> many = new ArrayList<>(IntStream.range(0, 9)
                .mapToObj(i -> Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce dose " + i))
                .toList());
        many.add(Findings.avoidClopidogrel());
        fixture.adviser = (access, inquiry, consents, facts) -> new Advice(many, List.of());
        JsonNode cards = fixture.cards(HookFixture.SIGN, orderSign().toString());
        assertThat(cards).hasSize(6);
        assertThat(cards.path(0).path("indicator").asText()).isEqualTo("critical");
        assertThat(cards.path(1).path("summary").asText()).isEqualTo("Reduce dose 0");
        assertThat(cards.path(5).path("summary").asText()).startsWith("5 more findings");
        assertThat(cards.path(5).path("detail").asText()).contains("Reduce dose 4", "Reduce dose 8");
        keepsTheRules(cards.path(5));
        keepsNoEmpties(cards);
    }

    @Test
    void equalFindingsAreOneCard() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) ->
                Findings.advice(Findings.avoidClopidogrel(), Findings.avoidClopidogrel());
        assertThat(fixture.cards(HookFixture.SIGN, orderSign().toString())).hasSize(1);
    }

    @Test
    void theSameInputGivesTheSameCardsButNewUuids() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        JsonNode first = fixture.cards(HookFixture.SIGN, orderSign().toString());
        JsonNode second = fixture.cards(HookFixture.SIGN, orderSign().toString());
        Set<String> uuids = new HashSet<>(first.findValuesAsText("uuid"));
        assertThat(uuids).hasSize(4).doesNotContainAnyElementsOf(second.findValuesAsText("uuid"));
        removeUuids(first);
        removeUuids(second);
        assertThat(first).isEqualTo(second);
    }

    private static void removeUuids(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("uuid");
        }
        node.forEach(CardRulesTest::removeUuids);
    }

    @Test
    void aSuggestionNeverHoldsAnotherPatientOrADoseOfOurs() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        JsonNode card = fixture.cards(HookFixture.SIGN, orderSign().toString()).path(0);
        JsonNode resource =
                card.path("suggestions").path(0).path("actions").path(0).path("resource");
        assertThat(resource.has("dosageInstruction")).isFalse();
        assertThat(resource.path("encounter").path("reference").asText()).isEqualTo("Encounter/e1");
        assertThat(resource.path("requester").path("reference").asText()).isEqualTo("Practitioner/d1");
    }

    @Test
    void aDoseChangeKeepsTheWholeDraftAndAddsANote() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) ->
                Findings.advice(Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce the dose"));
        JsonNode card = fixture.cards(HookFixture.SIGN, orderSign().toString()).path(0);
        assertThat(card.path("suggestions")).hasSize(1);
        ObjectNode updated = card.path("suggestions")
                .path(0)
                .path("actions")
                .path(0)
                .path("resource")
                .deepCopy();
        assertThat(updated.path("note").path(0).path("text").asText()).contains("prasugrel");
        updated.remove("note");
        assertThat(updated)
                .isEqualTo(Requests.draftOrders().path("entry").path(0).path("resource"));
    }

    @Test
    void aDraftThatIsSentBackKeepsItsNumbersAndMayBeDeep() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) ->
                Findings.advice(Findings.recommendation(ActionClass.DOSE_CAP, Strength.STRONG, "Cap the dose"));
        int depth = 980;
        String deep = "{\"a\":".repeat(depth) + "2.50" + "}".repeat(depth);
        String request = orderSign()
                .toString()
                .replace("\"id\":\"m1\"", "\"id\":\"m1\",\"x\":" + deep + ",\"y\":[1e400,null,\"\",{}],\"z\":null");
        String answer = HookFixture.text(fixture.call(HookFixture.SIGN, request));
        assertThat(answer).contains(deep, "\"y\":[1E+400]").doesNotContain("null");
    }

    @Test
    void aDraftThatIsNoLongerThereIsNotChanged() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        String request = orderSign().toString().replace("\"m1\"", "\"m9\"");
        JsonNode card = fixture.cards(HookFixture.SIGN, request).path(0);
        assertThat(card.has("suggestions")).isFalse();
        assertThat(card.has("selectionBehavior")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Recognition.class,
            names = {"NAME", "CONFLICT", "PARTIAL"})
    void doubtAboutTheDrugIsSaid(Recognition recognition) throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.recognisedBy(recognition));
        JsonNode card = fixture.cards(HookFixture.SIGN, orderSign().toString()).path(0);
        assertThat(card.path("detail").asText()).contains("**Note:** ");
    }

    @Test
    void anOrderThatCouldNotBeCheckedNamesItsOwnText() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.unresolved("mystery 5 MG"));
        JsonNode card = fixture.cards(HookFixture.SIGN, orderSign().toString()).path(0);
        assertThat(card.path("indicator").asText()).isEqualTo("info");
        assertThat(card.path("summary").asText()).contains("could not be checked");
        assertThat(card.path("detail").asText()).contains("**Order:** mystery 5 MG");
    }

    @Test
    void patientViewIsSilentWithoutPressingFindings() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) ->
                Findings.advice(Findings.recommendation(ActionClass.STANDARD, Strength.STRONG, "Standard dose"));
        assertThat(fixture.cards(HookFixture.VIEW, Requests.patientView().toString()))
                .isEmpty();
    }

    @Test
    void patientViewIsOneCardThatCountsAndLists() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(
                Findings.avoidClopidogrel(),
                Findings.about(
                        Findings.PRASUGREL,
                        Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce prasugrel")));
        JsonNode cards = fixture.cards(HookFixture.VIEW, Requests.patientView().toString());
        assertThat(cards).hasSize(1);
        JsonNode card = cards.path(0);
        assertThat(card.path("summary").asText()).isEqualTo("2 current drugs need attention: clopidogrel, prasugrel");
        assertThat(card.path("detail").asText()).contains("Reduce prasugrel");
        keepsTheRules(card);
        keepsNoEmpties(cards);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientProfileChangesTheShape(boolean paired) throws Exception {
        ClientProfile profile = new ClientProfile(
                "other", SelectionBehavior.AT_MOST_ONE, paired, false, Set.of("MedicationRequest"), 6);
        HookClients dev = HookClients.development();
        fixture.clients = credentials -> {
            ClientIdentity identity = dev.identify(credentials);
            return new ClientIdentity(identity.requester(), identity.purposes(), profile, identity.fhirServers());
        };
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(
                Findings.avoidClopidogrel(),
                Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce the dose"),
                Findings.testFirst("CYP2C19"));
        JsonNode cards = fixture.cards(HookFixture.SIGN, orderSign().toString());
        assertThat(cards.path(0).path("selectionBehavior").asText()).isEqualTo("at-most-one");
        assertThat(cards.path(0).path("suggestions").path(0).path("actions")).hasSize(paired ? 2 : 1);
        assertThat(cards.path(1).has("suggestions")).isFalse();
        assertThat(cards.path(2).has("suggestions")).isFalse();
    }
}
