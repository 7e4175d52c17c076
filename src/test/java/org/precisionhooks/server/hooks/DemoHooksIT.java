package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo patients' whole cards do not depend on who brings the data, nor in what order. */
class DemoHooksIT extends HookIT {

    private static final String DEMO = """
            demo-clopidogrel-poor, 32968
            demo-fluorouracil-dpyd, 4492
            demo-abacavir-hla, 190521
            demo-codeine-ultrarapid, 2670
            demo-untested, 4492
            demo-refuses-genetics, 32968
            demo-sequence-only, 4492
            demo-nothing-to-say, 32968
            """;

    @ParameterizedTest
    @CsvSource(textBlock = DEMO)
    void recordThatIsSentGivesTheCardsOfTheStoredOne(String demo, String rxcui) {
        List<JsonNode> sent = served(demo, "not-stored");
        for (String hook : List.of(SELECT, SIGN)) {
            assertThat(comparable(HookBody.ordering(hook, "not-stored", rxcui).sending(sent)))
                    .startsWith("200 ")
                    .isEqualTo(comparable(HookBody.ordering(hook, demo, rxcui)));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = DEMO)
    void recordThatIsSentBackToFrontGivesTheSameCards(String demo, String rxcui) {
        List<JsonNode> backwards = new ArrayList<>(served(demo, "reversed"));
        Collections.reverse(backwards);

        assertThat(comparable(HookBody.ordering(SIGN, "reversed", rxcui).sending(backwards)))
                .isEqualTo(comparable(HookBody.ordering(SIGN, demo, rxcui)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            demo-clopidogrel-poor, 32968, genomics
            demo-clopidogrel-poor, 32968, conditions
            demo-codeine-ultrarapid, 2670, allergies
            demo-sequence-only, 4492, sequences
            demo-refuses-genetics, 32968, consents
            demo-fluorouracil-dpyd, 4492, patient
            """)
    void keyThatIsNotSentIsTakenFromTheStore(String demo, String rxcui, String key) {
        HookBody call = HookBody.ordering(SIGN, demo, rxcui)
                .sending(HookRecords.demo(demo))
                .without(key);

        assertThat(comparable(call)).isEqualTo(comparable(HookBody.ordering(SIGN, demo, rxcui)));
    }

    @Test
    void keyThatNobodyHasIsNamedAndNothingElse() {
        HttpResponse<String> refused = answer(HookBody.ordering(SIGN, "known-nowhere", "32968"));

        assertRefused(refused, 412, "missing-data");
        assertThat(refused.body()).contains("patient, genomics").doesNotContain("known-nowhere");
    }

    @Test
    void refusalAnswersByteByByteLikeAPatientWithoutData() {
        store(HookRecords.renamed(
                HookRecords.demo("demo-refuses-genetics").subList(0, 1), "demo-refuses-genetics", "bare-of-genetics"));
        for (String hook : List.of(SELECT, SIGN, VIEW)) {
            HttpResponse<String> refused = answer(orderOrView(hook, "demo-refuses-genetics"));
            HttpResponse<String> bare = answer(orderOrView(hook, "bare-of-genetics"));

            assertThat(comparable(refused, "demo-refuses-genetics")).isEqualTo(comparable(bare, "bare-of-genetics"));
            assertThat(refused.headers().map().keySet())
                    .isEqualTo(bare.headers().map().keySet());
            assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void morphineIsNotOfferedToWhoIsAllergicToIt() {
        JsonNode card = cards(HookBody.ordering(SIGN, "demo-codeine-ultrarapid", "2670"))
                .path(0);

        assertThat(alternatives(card)).isNotEmpty().doesNotContain("morphine");
        assertThat(card.path("detail").asText()).contains("Not offered: morphine (allergy or intolerance recorded)");
    }

    @Test
    void everyAnswerHasNewCardIds() {
        HookBody call = HookBody.ordering(SIGN, "demo-clopidogrel-poor", "32968");
        List<String> ids = new ArrayList<>(cards(call).findValuesAsText("uuid"));
        ids.addAll(cards(call).findValuesAsText("uuid"));

        assertThat(ids).doesNotHaveDuplicates().hasSize(8);
    }

    /** A demo patient's record as an EHR would get it by our templates, of another patient. */
    private List<JsonNode> served(String demo, String patient) {
        List<JsonNode> record = HookRecords.demo(demo).stream()
                .map(resource -> "/fhir/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .map(path -> json(get(path)))
                .toList();
        return HookRecords.renamed(record, demo, patient);
    }

    private static HookBody orderOrView(String hook, String patient) {
        return hook.equals(VIEW) ? HookBody.of(hook, patient) : HookBody.ordering(hook, patient, "32968");
    }
}
