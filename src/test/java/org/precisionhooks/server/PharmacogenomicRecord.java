package org.precisionhooks.server;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Resources of one stored patient whose CYP2C19 may have been tested; their ids start with the patient's. */
public record PharmacogenomicRecord(String id) {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    public String patient() {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"birthDate\":\"1958-03-14\"}".formatted(id);
    }

    /** A poor metabolizer of CYP2C19, with the status of the Observation. */
    public String phenotype(String status) {
        return phenotype(status, "LA9657-3", "Poor metabolizer");
    }

    public String phenotype(String status, String answer, String words) {
        return """
                {"resourceType":"Observation","id":"%1$s-cyp2c19","status":"%2$s",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0074","code":"GE"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"53040-2"}],"text":"CYP2C19 metabolizer status"},
                 "subject":{"reference":"Patient/%1$s"},"effectiveDateTime":"2024-02-01",
                 "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"%3$s"}],"text":"%4$s"},
                 "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
                   "valueCodeableConcept":{"coding":[{"system":"http://www.genenames.org","code":"HGNC:2621"}]}}]}""".formatted(id, status, answer, words);
    }

    public String prescription(String rxcui, String words) {
        return """
                {"resourceType":"MedicationRequest","id":"%1$s-%3$s","status":"active","intent":"order",
                 "subject":{"reference":"Patient/%1$s"},
                 "medicationCodeableConcept":{"coding":[{"system":"%2$s","code":"%3$s"}],"text":"%4$s"}}""".formatted(id, RXNORM, rxcui, words);
    }

    /** The patient refuses that pharmacogenomic results are used. */
    public String refusal() {
        return """
                {"resourceType":"Consent","id":"%1$s-no","status":"active","patient":{"reference":"Patient/%1$s"},
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "dateTime":"2024-03-01",
                 "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
                 "provision":{"type":"permit","provision":[{"type":"deny",
                   "code":[{"coding":[{"system":"https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain","code":"pharmacogenomics"}]}]}]}}""".formatted(id);
    }

    /** The patient permits everything, but to one actor only what has a label. */
    public String disclosureOf(String label, String actor) {
        return """
                {"resourceType":"Consent","id":"%1$s-disclosure","status":"active","patient":{"reference":"Patient/%1$s"},
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "dateTime":"2024-03-01",
                 "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
                 "provision":{"type":"permit","provision":[{"type":"deny",
                   "securityLabel":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"%2$s"}],
                   "provision":[{"type":"permit","actor":[{
                     "role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},
                     "reference":{"reference":"%3$s"}}]}]}]}}""".formatted(id, label, actor);
    }

    /** The resources as a transaction that puts each of them at its id. */
    public String transaction(String... resources) {
        return Arrays.stream(resources)
                .map(resource -> "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\""
                        + address(resource) + "\"}}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }

    private static String address(String resource) {
        var json = ServerIT.json(resource);
        return json.path("resourceType").asText() + "/" + json.path("id").asText();
    }
}
