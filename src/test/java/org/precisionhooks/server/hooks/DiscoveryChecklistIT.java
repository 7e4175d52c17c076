package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.security.TestClient;

/** Checklist 1 to 12 (cds-hooks.md 2.1, 2.2): what every answer looks like, and discovery. */
class DiscoveryChecklistIT extends EhrIT {

    private static final Set<String> TOKENS = Set.of(
            "context.patientId",
            "context.userId",
            "context.encounterId",
            "userPractitionerId",
            "userPractitionerRoleId",
            "userPatientId",
            "userRelatedPersonId");

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TestFactory
    Stream<DynamicTest> items1To4EveryAnswerIsStrictJsonWithNothingEmptyInIt() {
        return atEach("strict JSON without nulls and empties", row -> {
            HttpResponse<String> cards = answered(call(TestClient.CLINIC, prefetchedCall(row)));
            HttpResponse<String> refused = call(TestClient.CLINIC, row.hook(), "{}");
            HttpResponse<String> nothing = answered(call(TestClient.CLINIC, withoutAnything(row)));
            for (HttpResponse<String> answer : List.of(cards, refused, nothing, get("/cds-services"))) {
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .matches("application/json(;charset=UTF-8)?");
                assertNothingEmpty(STRICT.readTree(answer.body()), "");
            }
            assertThat(nothing.body()).isEqualTo("{\"cards\":[]}");
        });
    }

    private HookBody withoutAnything(ServedHook row) {
        String patient = newPatient();
        FHIR.holding(List.of(HookRecords.patient(patient)));
        HookBody call = row.call(patient);
        JsonNode order = HookRecords.activeOrder(patient, "drug", "1191", "aspirin");
        JsonNode orders = HookRecords.searchSet(List.of(order));
        JsonNode allergy = HookRecords.read("""
                {'resourceType': 'AllergyIntolerance', 'patient': {'reference': 'Patient/%s'},
                 'code': {'text': 'peanuts'}}""".formatted(patient));
        JsonNode problem = HookRecords.read("""
                {'resourceType': 'Condition', 'subject': {'reference': 'Patient/%s'},
                 'code': {'text': 'fracture'}}""".formatted(patient));
        Map.of(
                        "draftOrders", orders,
                        "medications", orders,
                        "conditions", HookRecords.searchSet(List.of(problem)),
                        "selections", HookRecords.read("['MedicationRequest/" + patient + "-drug']"),
                        "dispatchedOrders", HookRecords.read("['NutritionOrder/diet']"),
                        "medication", order,
                        "allergyIntolerance", allergy)
                .forEach((field, value) -> {
                    if (call.context().has(field)) {
                        call.context().set(field, value);
                    }
                });
        return prefetched(call);
    }

    private static void assertNothingEmpty(JsonNode node, String name) {
        boolean mayBeEmpty = Set.of("cards", "services").contains(name);
        assertThat(node.isNull()).as(name).isFalse();
        assertThat(node.isContainerNode() && node.isEmpty() && !mayBeEmpty)
                .as(name)
                .isFalse();
        assertThat(node.isTextual() && node.asText().isEmpty()).as(name).isFalse();
        node.fields().forEachRemaining(member -> assertNothingEmpty(member.getValue(), member.getKey()));
        if (node.isArray()) {
            node.forEach(item -> assertNothingEmpty(item, "item"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void item5DiscoveryIsReadByAnyoneAndNothingElse(String method) {
        assertThat(get("/cds-services").statusCode()).isEqualTo(200);
        assertThat(json(get("/cds-services")).path("services").isArray()).isTrue();

        HookIT.assertRefused(
                send(request("/cds-services").method(method, BodyPublishers.noBody())), 405, "method-not-allowed");
    }

    @TestFactory
    Stream<DynamicTest> items6To7And10To11ServicesSayWhatTheyAre() {
        return atEach("is described", row -> {
            JsonNode service = services().get(row.hook());
            assertThat(service.path("id").asText()).matches("[A-Za-z0-9._~-]+");
            assertThat(service.path("description").asText()).isNotBlank();
            assertThat(service.path("title").asText()).isNotBlank();
            assertThat(service.path("version").asText()).matches("2\\.0(\\.\\d+)?");
            assertThat(service.path("hookVersion").asText()).isEqualTo(row.version());
            assertThat(service.path("usageRequirements").isTextual()).isTrue();
        });
    }

    @Test
    void item7NoTwoServicesShareAnIdAndEveryServedHookIsInThisTable() {
        JsonNode services = json(get("/cds-services")).path("services");

        assertThat(services.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(services.findValuesAsText("hook").stream().distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ServedHook.ALL.stream().map(ServedHook::hook).toList());
    }

    @TestFactory
    Stream<DynamicTest> items8And9TemplatesAreRestrictedQueriesWithLegalTokens() {
        return atEach(
                "templates",
                row -> services().get(row.hook()).path("prefetch").forEach(template -> {
                    Matcher token = Pattern.compile("\\{\\{(.*?)}}").matcher(template.asText());
                    while (token.find()) {
                        assertThat(TOKENS).contains(token.group(1));
                        assertThat(token.group(1).equals("context.userId")
                                        && row.hook().equals("order-dispatch"))
                                .as("order-dispatch has no user")
                                .isFalse();
                    }
                    String value = "([^&]|\\{\\{[^}]*}})+";
                    assertThat(template.asText())
                            .matches(
                                    "[A-Z][A-Za-z]+(/\\{\\{context\\.patientId}}|\\?patient=\\{\\{context\\.patientId}}"
                                            + "(&(category|code|status|type)(:in)?=" + value
                                            + "|&date=(eq|lt|gt|ge|le)[0-9-]+"
                                            + "|&_count=\\d+|&_sort=-?[a-z]+)*)");
                }));
    }

    @Test
    void item12DiscoveryIsTheSameEachTime() {
        assertThat(get("/cds-services").body()).isEqualTo(get("/cds-services").body());
    }
}
