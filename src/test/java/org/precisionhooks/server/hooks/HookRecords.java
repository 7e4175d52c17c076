package org.precisionhooks.server.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;

/** Resources of patients, in the few forms that the hook tests need. */
final class HookRecords {

    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> HGNC =
            Map.of("CYP2C19", "HGNC:2621", "CYP2D6", "HGNC:2625", "DPYD", "HGNC:3012", "HLA-B", "HGNC:4932");

    private HookRecords() {}

    /** JSON in single quotes. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode patient(String id) {
        return read("{'resourceType': 'Patient', 'id': '%s', 'birthDate': '1958-03-14'}".formatted(id));
    }

    /** A final genotype such as {@code CYP2C19 *2/*2} under the id {@code <patient>-<key>}. */
    static ObjectNode genotype(String patient, String key, String text) {
        String gene = text.substring(0, text.indexOf(' '));
        return (ObjectNode) read("""
                {'resourceType': 'Observation', 'id': '%1$s-%2$s', 'status': 'final',
                 'category': [{'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/observation-category', 'code': 'laboratory'}]}],
                 'code': {'coding': [{'system': 'http://loinc.org', 'code': '84413-4'}]},
                 'subject': {'reference': 'Patient/%1$s'}, 'effectiveDateTime': '2025-02-11',
                 'valueCodeableConcept': {'text': '%3$s'},
                 'component': [{'code': {'coding': [{'system': 'http://loinc.org', 'code': '48018-6'}]},
                   'valueCodeableConcept': {'coding': [{'system': 'http://www.genenames.org', 'code': '%4$s', 'display': '%5$s'}]}}]}
                """.formatted(patient, key, text, HGNC.get(gene), gene));
    }

    static ObjectNode component(String loinc, String answer, String display) {
        return (ObjectNode) read("""
                {'code': {'coding': [{'system': 'http://loinc.org', 'code': '%s'}]},
                 'valueCodeableConcept': {'coding': [{'system': 'http://loinc.org', 'code': '%s', 'display': '%s'}]}}
                """.formatted(loinc, answer, display));
    }

    /** A consent that refuses every use of everything. */
    static JsonNode refusal(String patient) {
        return read("""
                {'resourceType': 'Consent', 'id': '%1$s-refuses-all', 'status': 'active',
                 'scope': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentscope', 'code': 'patient-privacy'}]},
                 'category': [{'coding': [{'system': 'http://loinc.org', 'code': '59284-0'}]}],
                 'patient': {'reference': 'Patient/%1$s'}, 'dateTime': '2025-03-02',
                 'policyRule': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-ActCode', 'code': 'OPTOUT'}]},
                 'provision': {'type': 'deny'}}
                """.formatted(patient));
    }

    static JsonNode activeOrder(String patient, String key, String rxcui, String name) {
        return read("""
                {'resourceType': 'MedicationRequest', 'id': '%1$s-%2$s', 'status': 'active', 'intent': 'order',
                 'subject': {'reference': 'Patient/%1$s'}, 'authoredOn': '2026-11-20',
                 'medicationCodeableConcept': {'coding': [{'system': '%3$s', 'code': '%4$s'}], 'text': '%5$s'}}
                """.formatted(patient, key, RXNORM, rxcui, name));
    }

    /** What a demo patient's record holds, in the demo's order. */
    static List<JsonNode> demo(String patient) {
        try {
            JsonNode bundle = JSON.readTree(
                    new ClassPathResource("demo/demo-bundle.json").getContentAsString(StandardCharsets.UTF_8));
            return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                    .map(entry -> entry.path("resource"))
                    .filter(resource -> resource.path("id").asText().startsWith(patient))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same record of another patient. */
    static List<JsonNode> renamed(List<JsonNode> record, String from, String to) {
        return record.stream()
                .map(resource -> read(resource.toString().replace(from, to)))
                .toList();
    }

    static JsonNode searchSet(List<JsonNode> resources) {
        ObjectNode bundle = object().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(resource -> entries.addObject().set("resource", resource));
        return bundle;
    }

    static String transaction(List<JsonNode> resources) {
        ObjectNode bundle = object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(resource -> {
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "PUT")
                    .put(
                            "url",
                            resource.path("resourceType").asText() + "/"
                                    + resource.path("id").asText());
        });
        return bundle.toString();
    }
}
