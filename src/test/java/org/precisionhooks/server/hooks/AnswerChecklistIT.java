package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.CardRules;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;

/** Checklist 20 to 28 and 36 (cds-hooks.md 2.4, 2.5, 2.7): cards for every dialect, errors, feedback. */
class AnswerChecklistIT extends EhrIT {

    @TestFactory
    Stream<DynamicTest> items20To26And36CardsKeepEveryRuleForEveryClient() {
        ClientProfiles profiles = new ClientProfiles(BuiltIn.KNOWLEDGE);
        return PROFILES.entrySet().stream()
                .flatMap(client -> atEach("for " + client.getKey(), row -> {
                    HookBody call = prefetchedCall(row);
                    JsonNode answer = json(answered(call(client.getKey(), call)));

                    assertThat(answer.path("cards")).isNotEmpty();
                    assertThat(answer.has("systemActions")).isFalse();
                    assertThat(CardRules.brokenBy(answer, profiles.named(client.getValue()), call.root()))
                            .isEmpty();
                    assertExtensionsAreObjectsOfReverseDomains(answer);
                }));
    }

    private static void assertExtensionsAreObjectsOfReverseDomains(JsonNode answer) {
        answer.path("cards")
                .forEach(card -> card.findValues("extension").stream()
                        .filter(extension -> !extension.isArray())
                        .forEach(extension -> {
                            assertThat(extension.isObject()).isTrue();
                            extension
                                    .fieldNames()
                                    .forEachRemaining(
                                            name -> assertThat(name).matches("[a-z]+(\\.[a-z0-9-]+)+.*|davinci-.*"));
                        }));
    }

    @TestFactory
    Stream<DynamicTest> item21UuidsAreNewInEveryAnswer() {
        return atEach("uuids", row -> {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                JsonNode answer = json(answered(call(TestClient.CLINIC, prefetchedCall(row))));
                assertThat(answer.findValuesAsText("uuid")).isNotEmpty().allMatch(seen::add);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> item27ErrorsAreOutcomesThatShowNothingOfTheInside() {
        return atEach("errors", row -> {
            String id = services().get(row.hook()).path("id").asText();
            String path = "/cds-services/" + id;
            HookIT.assertRefused(call(TestClient.CLINIC, row.hook(), "{"), 400, "malformed-json");
            HookIT.assertRefused(
                    signed(Tokens.of(TestClient.CLINIC, id + "x"), path + "x", "{}"), 404, "unknown-service");
            HookIT.assertRefused(
                    signed(Tokens.of(TestClient.CLINIC, id), path, " ".repeat(10 * 1024 * 1024 + 1)), 413, "too-large");
            HttpResponse<String> get = send(request(path).GET());
            HookIT.assertRefused(get, 405, "method-not-allowed");
        });
    }

    @TestFactory
    Stream<DynamicTest> item28FeedbackIsTakenOnceForTheCardsOfEachService() {
        return atEach("feedback", row -> {
            JsonNode card = json(answered(call(TestClient.EPIC, prefetchedCall(row))))
                    .path("cards")
                    .path(0);
            String id = card.path("uuid").asText();
            String overridden = """
                    {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-24T09:30:00.5+01:00",
                      "overrideReasons": {"reason": {"code": "patient-refuses"}, "userComment": "x"}},
                      {"card": "not a uuid", "outcome": "accepted", "outcomeTimestamp": "2026-11-24T09:30:00Z",
                       "acceptedSuggestions": [{"id": "s"}]}]}""".formatted(id);
            HttpResponse<String> first = feedback(TestClient.EPIC, row.hook(), overridden);
            HttpResponse<String> second = feedback(TestClient.EPIC, row.hook(), overridden);
            HttpResponse<String> stranger = feedback(TestClient.CLINIC, row.hook(), overridden);

            for (HttpResponse<String> answer : List.of(first, second, stranger)) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEmpty();
            }
            for (String bad : List.of("[]", "{}", "{\"feedback\": {}}", "{\"feedback\": [1]}", "{")) {
                assertThat(feedback(TestClient.EPIC, row.hook(), bad).statusCode())
                        .as(bad)
                        .isEqualTo(400);
            }
            assertThat(feedback(TestClient.EPIC, row.hook(), "{\"feedback\": []}")
                            .statusCode())
                    .isEqualTo(200);
        });
    }
}
