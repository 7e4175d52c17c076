package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;

/** A test of the hooks over real HTTP. Each test keeps its patients under identifiers of its own. */
abstract class HookIT extends ServerIT {

    static final String SELECT = "order-select";
    static final String SIGN = "order-sign";
    static final String VIEW = "patient-view";

    static String service(String hook) {
        return "/cds-services/precision-pgx-" + hook;
    }

    final HttpResponse<String> answer(HookBody call) {
        return post(service(call.hook()), call.json());
    }

    /** The answer to a call of another client than the usual one. */
    final HttpResponse<String> answerTo(String client, String profile, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", TestClients.header(client, profile))
                .POST(BodyPublishers.ofString(body)));
    }

    /** The cards of a call that must be answered. */
    final JsonNode cards(HookBody call) {
        HttpResponse<String> answer = answer(call);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("cards");
    }

    final List<String> summaries(HookBody call) {
        return cards(call).findValuesAsText("summary");
    }

    /** The whole answer, without what differs from call to call and from patient to patient. */
    final String comparable(HookBody call) {
        return comparable(answer(call), call.patient());
    }

    static String comparable(HttpResponse<String> answer, String patient) {
        return answer.statusCode()
                + " "
                + answer.body()
                        .replace(patient, "PATIENT")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID");
    }

    final void store(List<JsonNode> resources) {
        keep(HookRecords.transaction(resources));
    }

    final void store(JsonNode... resources) {
        store(List.of(resources));
    }

    /** Refused with that status, by an OperationOutcome that has a code and shows nothing of our inside. */
    static void assertRefused(HttpResponse<String> refused, int status, String code) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        JsonNode outcome = json(refused);
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/code").asText()).isNotEmpty();
        assertThat(outcome.at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
        assertThat(refused.body())
                .doesNotContain("Exception", "org.precisionhooks", "com.fasterxml", "java.", "\\tat ", "select ");
    }

    static List<String> alternatives(JsonNode card) {
        List<String> drugs = new ArrayList<>();
        for (JsonNode suggestion : card.path("suggestions")) {
            for (JsonNode action : suggestion.path("actions")) {
                JsonNode resource = action.path("resource");
                if (action.path("type").asText().equals("create")
                        && resource.path("resourceType").asText().equals("MedicationRequest")) {
                    drugs.add(resource.at("/medicationCodeableConcept/text").asText());
                }
            }
        }
        return drugs;
    }
}
