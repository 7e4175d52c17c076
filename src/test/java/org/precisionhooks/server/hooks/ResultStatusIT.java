package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.hooks.HookRecords.genotype;
import static org.precisionhooks.server.hooks.HookRecords.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a laboratory took back, has not finished or measured elsewhere never becomes advice for a drug. */
class ResultStatusIT extends HookIT {

    private static final String TEST_CARD = "Test CYP2C19 when clopidogrel is planned after ACS or PCI";
    private static final String AVOID =
            "If acute coronary syndrome or PCI: avoid clopidogrel; use prasugrel or ticagrelor (CYP2C19 Poor Metabolizer)";
    private static final String CONTRADICTION = "Results for CYP2C19 contradict each other: no advice for clopidogrel";

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled"})
    void retractedGenotypeIsAsIfItHadNotBeen(String status) {
        String patient = "status-" + status;
        store(patient(patient), status(genotype(patient, "g", "CYP2C19 *2/*2"), status));

        assertThat(summaries(clopidogrel(patient))).containsExactly(TEST_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preliminary", "registered"})
    void unfinishedGenotypeIsShownAsSuchAndGivesNoAdvice(String status) {
        String patient = "status-" + status;
        store(patient(patient), status(genotype(patient, "g", "CYP2C19 *2/*2"), status));
        JsonNode card = cards(clopidogrel(patient)).path(0);

        assertThat(card.path("summary").asText())
                .isEqualTo("The CYP2C19 result is not final: no advice for clopidogrel yet");
        assertThat(card.path("suggestions").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"final", "amended", "corrected"})
    void finishedGenotypeIsUsed(String status) {
        String patient = "status-" + status;
        store(patient(patient), status(genotype(patient, "g", "CYP2C19 *2/*2"), status));

        assertThat(summaries(clopidogrel(patient))).containsExactly(AVOID);
    }

    @Test
    void correctionReplacesTheResultThatItTakesBack() {
        store(
                patient("corrected"),
                status(genotype("corrected", "old", "CYP2C19 *1/*1"), "entered-in-error"),
                status(genotype("corrected", "new", "CYP2C19 *2/*2"), "corrected"));

        assertThat(summaries(clopidogrel("corrected"))).containsExactly(AVOID);
    }

    @Test
    void eachNewVersionOfAResultBindsTheNextCall() {
        store(patient("versions"), genotype("versions", "g", "CYP2C19 *1/*1"));
        assertThat(summaries(clopidogrel("versions"))).isEmpty();
        store(status(genotype("versions", "g", "CYP2C19 *2/*2"), "corrected"));
        assertThat(summaries(clopidogrel("versions"))).containsExactly(AVOID);
        store(status(genotype("versions", "g", "CYP2C19 *2/*2"), "entered-in-error"));
        assertThat(summaries(clopidogrel("versions"))).containsExactly(TEST_CARD);
    }

    @Test
    void contradictionIsSaidAndNotResolved() {
        store(
                patient("contradiction"),
                genotype("contradiction", "a", "CYP2C19 *1/*1"),
                genotype("contradiction", "b", "CYP2C19 *2/*2"));

        assertThat(summaries(clopidogrel("contradiction"))).containsExactly(CONTRADICTION);
    }

    @Test
    void olderResultOfTheSameContentChangesNothing() {
        ObjectNode older = genotype("repeated", "old", "CYP2C19 *2/*2").put("effectiveDateTime", "2019-01-01");
        store(patient("repeated"), older, genotype("repeated", "new", "CYP2C19 *2/*2"));

        assertThat(summaries(clopidogrel("repeated"))).containsExactly(AVOID);
    }

    @Test
    void somaticGenotypeIsNoneOfThePatient() {
        ObjectNode tumour = genotype("somatic", "tumour", "CYP2C19 *2/*2");
        ((ArrayNode) tumour.path("component")).add(HookRecords.component("48002-0", "LA6684-0", "Somatic"));
        store(patient("somatic"), tumour);
        assertThat(summaries(clopidogrel("somatic"))).containsExactly(TEST_CARD);

        store(genotype("somatic", "blood", "CYP2C19 *1/*1"));
        assertThat(summaries(clopidogrel("somatic"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LA6577-6", "LA9634-2"})
    void alleleThatIsAbsentIsNotPresent(String answer) {
        String patient = "hla-" + answer.toLowerCase(Locale.ROOT);
        List<JsonNode> record =
                HookRecords.renamed(HookRecords.demo("demo-abacavir-hla"), "demo-abacavir-hla", patient);
        ((ObjectNode) record.get(1)).set("valueCodeableConcept", answer(answer));
        store(record);

        assertThat(summaries(HookBody.ordering(SIGN, patient, "190521"))).isEmpty();
    }

    @Test
    void resultOfAnotherPatientInTheStoreIsNotSeen() {
        store(
                patient("neighbour-a"),
                patient("neighbour-b"),
                genotype("neighbour-b", "g", "CYP2C19 *2/*2"),
                HookRecords.activeOrder("neighbour-b", "rx", "32968", "clopidogrel"));

        assertThat(summaries(clopidogrel("neighbour-a"))).containsExactly(TEST_CARD);
        assertThat(cards(HookBody.of(VIEW, "neighbour-a")).size()).isZero();
        assertThat(answer(clopidogrel("neighbour-a")).body()).doesNotContain("neighbour-b");
    }

    private static HookBody clopidogrel(String patient) {
        return HookBody.ordering(SELECT, patient, "32968");
    }

    private static ObjectNode status(ObjectNode observation, String status) {
        return observation.put("status", status);
    }

    private static JsonNode answer(String code) {
        return HookRecords.read("{'coding': [{'system': 'http://loinc.org', 'code': '" + code + "'}]}");
    }
}
