package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;

class OrderReaderTest {

    private static final String BUNDLE = """
            {"resourceType": "Bundle", "entry": [
              {"fullUrl": "urn:uuid:11", "resource": {"resourceType": "Medication", "id": "m", "code": {"text": "clopidogrel"},
                 "ingredient": [{"itemCodeableConcept": {"text": "clopidogrel bisulfate"}}]}},
              {"fullUrl": "https://ehr.example/fhir/Medication/x1", "resource": {"resourceType": "Medication", "code": {"text": "codeine"}}},
              {"resource": {"resourceType": "ServiceRequest", "id": "s"}},
              {"resource": {"resourceType": "MedicationRequest", "id": "r", "status": "draft", "subject": {"reference": "Patient/p"},
                 "contained": [{"resourceType": "Medication", "id": "c", "code": {"text": "warfarin"}}],
                 "reasonCode": [{"text": "stent"}], "reasonReference": [{"reference": "Condition/k"}, {"display": "prevention"}],
                 "medicationReference": {"reference": "%s", "display": "named"}}}]}""";

    private static JsonNode json(String text) {
        try {
            return ReadingCase.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<FoundResource> others() {
        return List.of(
                new FoundResource(
                        json(
                                "{\"resourceType\": \"Medication\", \"id\": \"far\", \"code\": {\"text\": \"simvastatin\"}}"),
                        DataOrigin.PREFETCH),
                new FoundResource(
                        json(
                                "{\"resourceType\": \"Condition\", \"id\": \"k\", \"code\": {\"text\": \"coronary disease\"}}"),
                        DataOrigin.SERVER));
    }

    private static DraftOrder order(String reference) {
        return new OrderReader()
                .read(json(BUNDLE.formatted(reference)), others())
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:uuid:11, clopidogrel",
        "Medication/m, clopidogrel",
        "https://ehr.example/fhir/Medication/m, clopidogrel",
        "https://ehr.example/fhir/Medication/x1, codeine",
        "Medication/x1, codeine",
        "Medication/x1/_history/4, codeine",
        "#c, warfarin",
        "Medication/far, simvastatin",
        "Medication/gone, named",
        "urn:uuid:99, named",
        "#gone, named",
    })
    void theDrugOfAnOrderIsFound(String reference, String drug) {
        assertThat(order(reference).medication().concept().label()).isEqualTo(drug);
    }

    @Test
    void anOrderKeepsIngredientsReasonsPatientAndStatus() {
        DraftOrder order = order("Medication/m");
        assertThat(order.reference()).isEqualTo("MedicationRequest/r");
        assertThat(order.medication().ingredients())
                .extracting(Concept::label)
                .containsExactly("clopidogrel bisulfate");
        assertThat(order.reasons())
                .extracting(Concept::label)
                .containsExactly("stent", "coronary disease", "prevention");
        assertThat(order.patients()).containsExactly("Patient/p");
        assertThat(order.status()).isEqualTo("draft");
    }

    @Test
    void anOrderWithoutAnIdIsKnownByItsAddressOrPosition() {
        JsonNode bundle = json("""
                {"entry": [{"fullUrl": "urn:uuid:5", "resource": {"resourceType": "MedicationRequest"}},
                           {"resource": {"resourceType": "MedicationRequest"}}]}""");
        assertThat(new OrderReader().read(bundle, List.of()))
                .extracting(DraftOrder::reference)
                .containsExactly("urn:uuid:5", "MedicationRequest/position-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "3", "{\"entry\": 5}", "{\"entry\": [null, 1, {\"resource\": []}]}"})
    void anythingElseHoldsNoOrders(String text) {
        assertThat(new OrderReader().read(json(text), List.of())).isEmpty();
    }

    @Test
    void aDrugThatContainsItselfEnds() {
        JsonNode bundle = json("""
                {"entry": [{"resource": {"resourceType": "Medication", "id": "m", "code": {"text": "ring"},
                              "ingredient": [{"itemReference": {"reference": "Medication/m"}}]}},
                           {"resource": {"resourceType": "MedicationRequest", "medicationReference": {"reference": "Medication/m"}}}]}""");
        assertThat(new OrderReader().read(bundle, List.of())).hasSize(1);
    }
}
