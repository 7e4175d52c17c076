package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.cdshooks.Requests.orderSign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.client.Credentials;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Strength;

/** Every rule of checklist 20 to 26 on every kind of card for every kind of client, with friendly and with hostile text. */
class CardRulesTest {

    private static final ClientProfiles PROFILES = new ClientProfiles(BuiltIn.KNOWLEDGE);

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

    static Stream<Arguments> findingsOfClients() {
        return PROFILES.names().stream().flatMap(profile -> findings().map(finding -> Arguments.of(profile, finding)));
    }

    @ParameterizedTest
    @MethodSource("findingsOfClients")
    void cardsKeepTheRulesOfEveryClient(String profile, Finding finding) throws Exception {
        fixture.of(PROFILES.named(profile)).finding(finding);
        assertThat(keepingTheRules(HookFixture.SIGN, orderSign())).hasSize(1);
    }

    /** However much there is to say of a drug, it is said once, as urgently as the worst of it, and offers what that offers. */
    @ParameterizedTest
    @MethodSource("profiles")
    void twentyFindingsOfOneDrugAreOneCard(String profile) throws Exception {
        Finding[] twenty = Stream.concat(
                        IntStream.range(0, 19)
                                .mapToObj(i -> Findings.recommendation(
                                        ActionClass.DOSE_DECREASE,
                                        Strength.OPTIONAL,
                                        "Reduce the dose for reason " + i)),
                        Stream.of(Findings.avoidClopidogrel()))
                .toArray(Finding[]::new);
        fixture.of(PROFILES.named(profile)).finding(twenty);

        JsonNode cards = keepingTheRules(HookFixture.SIGN, orderSign());

        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/summary").asText())
                .startsWith("Avoid clopidogrel")
                .endsWith("(and 19 more reasons)");
        assertThat(cards.at("/0/indicator").asText()).isEqualTo("critical");
        IntStream.range(0, 19)
                .forEach(i -> assertThat(cards.at("/0/detail").asText()).contains("Reduce the dose for reason " + i));
    }

    static Stream<String> profiles() {
        return PROFILES.names().stream();
    }

    static Stream<Arguments> hostileTextsOfClients() {
        return PROFILES.names().stream().flatMap(profile -> HOSTILE.stream().map(text -> Arguments.of(profile, text)));
    }

    /** What an EHR's own users and other systems wrote into the draft comes back in labels, descriptions and copies. */
    @ParameterizedTest
    @MethodSource("hostileTextsOfClients")
    void hostileWordsOfTheDraftStayText(String profile, String text) throws Exception {
        fixture.of(PROFILES.named(profile))
                .finding(
                        Findings.avoidClopidogrel(),
                        Findings.about(
                                Findings.PRASUGREL,
                                Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce the dose")),
                        Findings.about(Findings.TICAGRELOR, Findings.testFirst("CYP2C19")));
        ObjectNode request = orderSign();
        ObjectNode draft = (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
        ObjectNode concept = (ObjectNode) draft.path("medicationCodeableConcept");
        concept.put("text", text);
        ((ObjectNode) concept.at("/coding/0")).put("display", text);
        draft.putArray("reasonCode").addObject().put("text", text);
        draft.putArray("note").addObject().put("text", text);
        assertThat(keepingTheRules(HookFixture.SIGN, request)).hasSize(3);
    }

    /** The cards of an answer that keeps all rules. */
    private JsonNode keepingTheRules(String service, ObjectNode request) throws Exception {
        JsonNode cards = fixture.cards(service, request.toString());
        ClientProfile profile = fixture.clients
                .identify(new Credentials(Optional.empty(), Credentials.Endpoint.SERVICE, service))
                .profile();
        ObjectNode answer = HookFixture.MAPPER.createObjectNode().set("cards", cards);
        assertThat(CardRules.brokenBy(answer, profile, request)).isEmpty();
        for (JsonNode card : cards) {
            assertThat(card.path("detail").asText())
                    .doesNotContain("](javascript:", "](https://evil", "http://", "\u202e", "\u0000");
        }
        return cards;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("summary", "/cards/0", "\"" + "x".repeat(140) + "\""),
                Arguments.of("summary", "/cards/0", "\"<b>x</b>\""),
                Arguments.of("summary", "/cards/0", "\"a\\nb\""),
                Arguments.of("indicator", "/cards/0", "\"success\""),
                Arguments.of("detail", "/cards/0", "\"a <img src=x>\""),
                Arguments.of("detail", "/cards/0", "null"),
                Arguments.of("uuid", "/cards/0", "\"1\""),
                Arguments.of("selectionBehavior", "/cards/0", "\"at-most-one\""),
                Arguments.of("selectionBehavior", "/cards/0", ""),
                Arguments.of("overrideReasons", "/cards/0", ""),
                Arguments.of("display", "/cards/0/overrideReasons/0", ""),
                Arguments.of("code", "/cards/0/overrideReasons/0", "\"because\""),
                Arguments.of("label", "/cards/0/source", ""),
                Arguments.of("topic", "/cards/0/source", ""),
                Arguments.of("code", "/cards/0/source/topic", "\"a b\""),
                Arguments.of("url", "/cards/0/links/0", "\"http://a.example\""),
                Arguments.of("appContext", "/cards/0/links/0", "\"x\""),
                Arguments.of("autolaunchable", "/cards/0/links/0", "true"),
                Arguments.of("uuid", "/cards/0/suggestions/0", ""),
                Arguments.of("actions", "/cards/0/suggestions/0", "[]"),
                Arguments.of("actionSelectionBehavior", "/cards/0/suggestions/0", "\"all\""),
                Arguments.of("description", "/cards/0/suggestions/0/actions/0", ""),
                Arguments.of("type", "/cards/0/suggestions/0/actions/0", "\"update\""),
                Arguments.of("id", "/cards/0/suggestions/0/actions/0/resource", "\"x\""),
                Arguments.of("resourceType", "/cards/0/suggestions/0/actions/0/resource", "\"Patient\""),
                Arguments.of("reference", "/cards/0/suggestions/0/actions/0/resource/subject", "\"Patient/p2\""),
                Arguments.of("resourceId", "/cards/0/suggestions/2/actions/0", "\"MedicationRequest/m9\""),
                Arguments.of("resource", "/cards/0/suggestions/2/actions/0", "{\"resourceType\":\"Patient\"}"),
                Arguments.of("systemActions", "", "[]"));
    }

    /** The rules themselves can be broken: each planted fault is found. */
    @ParameterizedTest
    @MethodSource("faults")
    void plantedFaultIsFound(String member, String where, String value) throws Exception {
        ObjectNode request = orderSign();
        ObjectNode answer = (ObjectNode) HookFixture.MAPPER.readTree(HookFixture.text(
                fixture.finding(Findings.avoidClopidogrel()).call(HookFixture.SIGN, request.toString())));
        assertThat(CardRules.brokenBy(answer, HookFixture.STANDARD, request)).isEmpty();
        ObjectNode holder = (ObjectNode) answer.at(where);
        if (value.isEmpty()) {
            holder.remove(member);
        } else {
            holder.set(member, HookFixture.MAPPER.readTree(value));
        }
        assertThat(CardRules.brokenBy(answer, HookFixture.STANDARD, request)).isNotEmpty();
    }

    @Test
    void atMostSixCardsTheMostUrgentFirstAndTheRestCounted() throws Exception {
        List<Finding> many = new ArrayList<>(IntStream.range(0, 9)
                .mapToObj(i -> Findings.about(
                        new Drug(String.valueOf(i), "drug" + i),
                        Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce dose " + i)))
                .toList());
        many.add(Findings.avoidClopidogrel());
        fixture.adviser = (access, inquiry, consents, facts) -> new Advice(many, List.of());
        JsonNode cards = keepingTheRules(HookFixture.SIGN, orderSign());
        assertThat(cards).hasSize(6);
        assertThat(cards.path(0).path("indicator").asText()).isEqualTo("critical");
        assertThat(cards.path(1).path("summary").asText()).isEqualTo("Reduce dose 0");
        assertThat(cards.path(5).path("summary").asText()).startsWith("5 more findings");
        assertThat(cards.path(5).path("detail").asText()).contains("Reduce dose 4", "Reduce dose 8");
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
        JsonNode cards = keepingTheRules(HookFixture.VIEW, Requests.patientView());
        assertThat(cards).hasSize(1);
        JsonNode card = cards.path(0);
        assertThat(card.path("summary").asText()).isEqualTo("2 current drugs need attention: clopidogrel, prasugrel");
        assertThat(card.path("detail").asText()).contains("Reduce prasugrel");
    }
}
