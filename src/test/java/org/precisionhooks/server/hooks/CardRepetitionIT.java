package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A clinician who answered a card is not asked the same again; whatever changes, and whatever is critical, is said. */
class CardRepetitionIT extends HookIT {

    private static final String DEMO = "demo-fluorouracil-dpyd";
    private static final String FLUOROURACIL = "4492";
    private static final String OTHER_PRODUCT = "1791701";
    private static final String FLUOROURACIL_PRODUCT = "239177";

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "overridden"})
    void answeredWhenPickedIsNotSaidAgainBeforeSigning(String outcome) {
        String patient = patient("answers-" + outcome);
        JsonNode card = pick(patient).path(0);
        answerCard(SELECT, card, outcome);

        assertThat(sign(patient)).isEmpty();
    }

    /** pharmacogenomics.md section 11. */
    @Test
    void overriddenWithoutAReasonIsSaidAgainBeforeSigning() {
        String patient = patient("answers-without-reason");
        JsonNode picked = pick(patient);
        assertThat(post(service(SELECT) + "/feedback", feedback(picked.path(0), "overridden"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(summaries(sign(patient))).isEqualTo(summaries(picked));
    }

    /** pharmacogenomics.md section 11: no repeat of the same content unless the draft changed (decision 0043). */
    @Test
    void shownWhenPickedIsNotSaidAgainBeforeSigningTheSameDraft() {
        String patient = patient("answers-nothing");
        assertThat(pick(patient)).hasSize(1);

        assertThat(sign(patient)).isEmpty();
        HookBody changed = ordering(SIGN, patient, FLUOROURACIL);
        ((ObjectNode) changed.context().at("/draftOrders/entry/0/resource"))
                .set("dosageInstruction", HookRecords.read("[{'text': '400 mg/m2'}]"));
        assertThat(cards(changed)).as("a changed dose").hasSize(1);
        HookBody other = ordering(SIGN, patient, FLUOROURACIL);
        other.context().put("userId", "Practitioner/d2");
        assertThat(cards(other)).as("another user").hasSize(1);
    }

    @Test
    void criticalThatWasNotAnsweredIsSaidAgainBeforeSigning() {
        String from = "demo-clopidogrel-poor";
        String patient = "critical-unanswered";
        store(HookRecords.renamed(HookRecords.demo(from), from, patient));
        JsonNode picked = cards(ordering(SELECT, patient, "32968"));
        JsonNode signed = cards(ordering(SIGN, patient, "32968"));
        assertThat(signed.at("/0/indicator").asText()).isEqualTo("critical");
        assertThat(summaries(signed)).isEqualTo(summaries(picked));
    }

    @Test
    void overriddenIsNotSaidAgainWhenTheDrugIsPickedAgain() {
        String patient = patient("picks-twice");
        answerCard(SELECT, pick(patient).path(0), "overridden");

        assertThat(pick(patient)).isEmpty();
    }

    @Test
    void acceptedIsSaidAgainWhenTheDrugIsPickedAgain() {
        String patient = patient("picks-again");
        answerCard(SELECT, pick(patient).path(0), "accepted");

        assertThat(pick(patient)).hasSize(1);
    }

    @Test
    void changedResultIsSaidThoughTheOldOneWasAnswered() {
        String patient = patient("result-changes");
        JsonNode picked = pick(patient);
        answerCard(SELECT, picked.path(0), "overridden");
        store(HookRecords.genotype(patient, "dpyd", "DPYD *2A/*2A"));

        JsonNode signed = sign(patient);
        assertThat(signed).hasSize(1);
        assertThat(summaries(signed)).isNotEqualTo(summaries(picked));
    }

    @Test
    void sameResultUnderAnotherDateIsSaid() {
        String patient = patient("result-repeated");
        answerCard(SELECT, pick(patient).path(0), "overridden");
        store(genotype(patient).put("effectiveDateTime", "2026-01-15"));

        assertThat(sign(patient)).hasSize(1);
    }

    @Test
    void otherOrderOfTheSameDrugIsSaid() {
        String patient = patient("other-order");
        answerCard(SELECT, pick(patient).path(0), "overridden");
        HookBody other = ordering(SIGN, patient, FLUOROURACIL);
        ((ObjectNode) other.context().at("/draftOrders/entry/0/resource")).put("id", "order-2");

        assertThat(cards(other)).hasSize(1);
    }

    @Test
    void otherProductOfTheSameDrugIsSaid() {
        String patient = patient("other-product");
        answerCard(SELECT, pick(patient).path(0), "overridden");
        HookBody other = HookBody.of(SIGN, patient)
                .byWhoPicked()
                .drafting(HookRecords.read("{'medicationCodeableConcept': {'coding': [{'system': '" + HookRecords.RXNORM
                        + "', 'code': '4492'}], 'text': 'fluorouracil 50 MG/ML Injectable Solution'}}"));

        assertThat(cards(other)).hasSize(1);
    }

    /** The words stay the same, and the order cannot be changed any more: it is another product all the same. */
    @Test
    void otherProductOfASignedOrderIsSaid() {
        String patient = patient("other-signed-product");
        answerCard(
                "medication-verify",
                cards(verifying(patient, FLUOROURACIL_PRODUCT)).path(0),
                "overridden");
        assertThat(cards(verifying(patient, FLUOROURACIL_PRODUCT))).isEmpty();

        assertThat(cards(verifying(patient, OTHER_PRODUCT))).hasSize(1);
    }

    @Test
    void otherUserIsTold() {
        String patient = patient("other-user");
        answerCard(SELECT, pick(patient).path(0), "overridden");
        HookBody other = ordering(SIGN, patient, FLUOROURACIL);
        other.context().put("userId", "Practitioner/d2");

        assertThat(cards(other)).hasSize(1);
        assertThat(sign(patient)).isEmpty();
    }

    @Test
    void otherPatientWithTheSameResultIsTold() {
        answerCard(SELECT, pick(patient("first-of-two")).path(0), "overridden");

        assertThat(sign(patient("second-of-two"))).hasSize(1);
    }

    @Test
    void otherClientIsNotConcerned() {
        String patient = patient("two-clients");
        answerCard(SELECT, pick(patient).path(0), "overridden");
        HttpResponse<String> other = answerTo(
                "second-ehr",
                "default",
                service(SIGN),
                ordering(SIGN, patient, FLUOROURACIL).json());

        assertThat(json(other).path("cards")).hasSize(1);
    }

    @Test
    void feedbackOfAnotherClientSilencesNothing() {
        String patient = patient("forged-feedback");
        JsonNode card = pick(patient).path(0);
        assertThat(answerTo("second-ehr", "default", service(SELECT) + "/feedback", feedback(card, "overridden"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(sign(patient)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "overridden"})
    void criticalIsSaidEachTime(String outcome) {
        String from = "demo-clopidogrel-poor";
        String patient = "critical-" + outcome;
        store(HookRecords.renamed(HookRecords.demo(from), from, patient));
        JsonNode picked = cards(ordering(SELECT, patient, "32968"));
        assertThat(post(service(SELECT) + "/feedback", feedback(picked.path(0), outcome))
                        .statusCode())
                .isEqualTo(200);

        JsonNode signed = cards(ordering(SIGN, patient, "32968"));
        assertThat(signed.at("/0/indicator").asText()).isEqualTo("critical");
        assertThat(summaries(signed)).isEqualTo(summaries(picked));
    }

    /** What a clinician has decided knowingly and given a reason for is not asked again at the signature of the same draft. */
    @Test
    void criticalThatWasOverriddenWithAReasonIsNotSaidAgainBeforeSigningTheSameDraft() {
        String from = "demo-clopidogrel-poor";
        String patient = "critical-reasoned";
        store(HookRecords.renamed(HookRecords.demo(from), from, patient));
        JsonNode card = cards(ordering(SELECT, patient, "32968")).path(0);
        assertThat(card.path("indicator").asText()).isEqualTo("critical");
        String reason = ",\"overrideReason\":{\"reason\":"
                + card.at("/overrideReasons/0").toString() + "}}]}";
        String overridden = feedback(card, "overridden").replace("}]}", reason);
        assertThat(post(service(SELECT) + "/feedback", overridden).statusCode()).isEqualTo(200);

        assertThat(cards(ordering(SIGN, patient, "32968"))).isEmpty();
        HookBody other = ordering(SIGN, patient, "32968");
        other.context().put("userId", "Practitioner/d2");
        assertThat(cards(other)).as("another user").hasSize(1);
        HookBody changed = ordering(SIGN, patient, "32968");
        ((ObjectNode) changed.context().at("/draftOrders/entry/0/resource")).put("priority", "stat");
        assertThat(cards(changed)).as("a changed draft").hasSize(1);
        assertThat(cards(ordering(SELECT, patient, "32968"))).as("picked again").hasSize(1);
    }

    /** What was answered while it was permitted leaves no trace in what is said once it is not. */
    @Test
    void refusalInBetweenIsAnsweredLikeAPatientWithoutData() {
        String patient = patient("refuses-in-between");
        answerCard(SELECT, pick(patient).path(0), "overridden");
        JsonNode refusal = HookRecords.renamed(
                        HookRecords.demo("demo-refuses-genetics").subList(2, 3), "demo-refuses-genetics", patient)
                .get(0);
        store(refusal);
        String bare = "without-genetics";
        store(HookRecords.renamed(HookRecords.demo(DEMO), DEMO, bare).stream()
                .filter(resource -> !resource.path("resourceType").asText().equals("Observation"))
                .toList());

        String refused = comparable(ordering(SIGN, patient, FLUOROURACIL));
        assertThat(refused).contains("Test DPYD").isEqualTo(comparable(ordering(SIGN, bare, FLUOROURACIL)));

        ObjectNode withdrawn = refusal.deepCopy();
        store(withdrawn.put("status", "inactive"));
        assertThat(sign(patient)).as("answered before, and again the same").isEmpty();
    }

    @Test
    void nothingOfPatientOrderOrUserIsKeptInClear() {
        String patient = patient("not-in-the-memory");
        pick(patient);

        String kept = jdbc.queryForList("select * from ph_shown").toString();
        assertThat(kept).isNotEqualTo("[]").doesNotContain(patient, "order-1", "Practitioner", "dev,");
    }

    private static HookBody ordering(String hook, String patient, String rxcui) {
        return HookBody.ordering(hook, patient, rxcui).byWhoPicked();
    }

    private JsonNode pick(String patient) {
        JsonNode cards = cards(ordering(SELECT, patient, FLUOROURACIL));
        assertThat(cards.size()).isLessThanOrEqualTo(1);
        return cards;
    }

    private JsonNode sign(String patient) {
        return cards(ordering(SIGN, patient, FLUOROURACIL));
    }

    private static HookBody verifying(String patient, String rxcui) {
        HookBody call = HookBody.of("medication-verify", patient);
        call.context()
                .set(
                        "medication",
                        HookRecords.read("{'resourceType': 'MedicationRequest', 'id': 'signed', 'status': 'active',"
                                + " 'intent': 'order', 'subject': {'reference': 'Patient/" + patient
                                + "'}, 'medicationCodeableConcept': {'coding': [{'system': '" + HookRecords.RXNORM
                                + "', 'code': '" + rxcui + "'}], 'text': 'fluorouracil'}}"));
        return call;
    }

    private static List<String> summaries(JsonNode cards) {
        return cards.findValuesAsText("summary");
    }

    /** An override is given a reason. */
    private void answerCard(String hook, JsonNode card, String outcome) {
        assertThat(card.path("summary").asText()).isNotEmpty();
        String said = outcome.equals("overridden") ? reasoned(feedback(card, outcome)) : feedback(card, outcome);
        assertThat(post(service(hook) + "/feedback", said).statusCode()).isEqualTo(200);
    }

    private static String reasoned(String overridden) {
        return overridden.replace("}]}", """
                , "overrideReason": {"reason": {"system": "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes",
                  "code": "prefers-alternative"}}}]}""");
    }

    private static String feedback(JsonNode card, String outcome) {
        String accepted = outcome.equals("accepted") ? ",\"acceptedSuggestions\":[{\"id\":\"s\"}]" : "";
        return "{\"feedback\":[{\"card\":\"" + card.path("uuid").asText() + "\",\"outcome\":\"" + outcome
                + "\",\"outcomeTimestamp\":\"2026-11-24T09:30:00Z\"" + accepted + "}]}";
    }

    private String patient(String patient) {
        store(HookRecords.renamed(HookRecords.demo(DEMO), DEMO, patient));
        return patient;
    }

    private static ObjectNode genotype(String patient) {
        return HookRecords.renamed(HookRecords.demo(DEMO), DEMO, patient).stream()
                .filter(resource -> resource.path("resourceType").asText().equals("Observation"))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }
}
