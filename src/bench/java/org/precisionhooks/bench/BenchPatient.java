package org.precisionhooks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A synthetic patient with 200 results, and the requests about them. */
final class BenchPatient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RESULTS = 200;
    private static final int SEQUENCES = 3;
    private static final List<String> GENES = List.of("CYP2C19", "CYP2D6", "CYP2C9", "TPMT", "NUDT15", "SLCO1B1");
    private static final List<String> TESTS = List.of("2160-0", "33914-3", "1742-6", "718-7", "2823-3", "6301-6");
    private static final Map<String, String> KEYS = new TreeMap<>(Map.of(
            "genomics", "Observation",
            "sequences", "MolecularSequence",
            "reports", "DiagnosticReport",
            "medications", "MedicationRequest",
            "statements", "MedicationStatement",
            "conditions", "Condition",
            "allergies", "AllergyIntolerance",
            "procedures", "Procedure",
            "consents", "Consent"));

    private final String id;
    private final List<ObjectNode> resources;

    /**
     * @param id logical id of the patient, and the first part of the ids of all that is theirs
     * @param consents number of consents, each of which permits treatment
     */
    BenchPatient(String id, int consents) {
        this.id = id;
        this.resources = Stream.of(
                        Stream.of(patient()),
                        IntStream.range(0, RESULTS).mapToObj(this::result),
                        IntStream.range(0, SEQUENCES).mapToObj(this::sequence),
                        IntStream.range(0, consents).mapToObj(this::consent),
                        Stream.of(order(id + "-current", "36567")))
                .flatMap(stream -> stream)
                .toList();
    }

    String id() {
        return id;
    }

    /** A transaction that stores the patient. */
    String transaction() {
        ObjectNode bundle = bundle("transaction", resources);
        bundle.withArrayProperty("entry").forEach(entry -> {
            String url = entry.at("/resource/resourceType").asText() + "/"
                    + entry.at("/resource/id").asText();
            ((ObjectNode) entry).putObject("request").put("method", "PUT").put("url", url);
        });
        return bundle.toString();
    }

    /** A call of order-select for clopidogrel that sends nothing of the record. */
    String bareCall() {
        return call().toString();
    }

    /** A call that orders nothing that is checked, so that no record is needed. */
    String emptyCall() {
        ObjectNode call = call();
        ObjectNode referral = JSON.createObjectNode()
                .put("resourceType", "ServiceRequest")
                .put("id", "draft")
                .put("status", "draft")
                .put("intent", "order");
        referral.putObject("subject").put("reference", "Patient/" + id);
        ObjectNode context = (ObjectNode) call.path("context");
        context.putArray("selections").add("ServiceRequest/draft");
        context.set("draftOrders", bundle("collection", List.of(referral)));
        return call.toString();
    }

    /** The same call with the whole record. */
    String fullCall() {
        ObjectNode call = call();
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("patient", resources.get(0));
        KEYS.forEach((key, type) -> prefetch.set(key, bundle("searchset", ofType(type))));
        return call.toString();
    }

    private List<ObjectNode> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .toList();
    }

    private ObjectNode call() {
        ObjectNode call = JSON.createObjectNode().put("hook", "order-select");
        call.put("hookInstance", new UUID(1, 1).toString());
        ObjectNode context =
                call.putObject("context").put("userId", "Practitioner/bench").put("patientId", id);
        context.putArray("selections").add("MedicationRequest/draft");
        ObjectNode draft = order("draft", "32968").put("status", "draft");
        context.set("draftOrders", bundle("collection", List.of(draft)));
        return call;
    }

    private static ObjectNode bundle(String type, List<ObjectNode> resources) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", type);
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(resource -> entries.addObject().set("resource", resource));
        return bundle;
    }

    private ObjectNode patient() {
        return JSON.createObjectNode()
                .put("resourceType", "Patient")
                .put("id", id)
                .put("gender", "female")
                .put("birthDate", "1960-04-01");
    }

    private ObjectNode result(int number) {
        boolean genetic = number % 5 == 0;
        ObjectNode result =
                resource("Observation", id + "-" + number, "subject").put("status", "final");
        result.put("effectiveDateTime", "2025-%02d-%02dT08:00:00Z".formatted(1 + number % 12, 1 + number % 28));
        category(result, genetic);
        if (genetic) {
            genotype(result, GENES.get(number / 5 % GENES.size()));
        } else {
            concept(result, "code", "http://loinc.org", TESTS.get(number % TESTS.size()), "laboratory test");
            result.putObject("valueQuantity")
                    .put("value", number % 7 + 0.5)
                    .put("unit", "mg/dL")
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", "mg/dL");
        }
        return result;
    }

    private static void category(ObjectNode result, boolean genetic) {
        ArrayNode categories = result.putArray("category");
        String system = "http://terminology.hl7.org/CodeSystem/";
        coding(categories.addObject(), system + "observation-category", "laboratory", "Laboratory");
        if (genetic) {
            coding(categories.addObject(), system + "v2-0074", "GE", "Genetics");
        }
    }

    private static void genotype(ObjectNode result, String gene) {
        concept(result, "code", "http://loinc.org", "84413-4", "Genotype display name");
        result.putObject("valueCodeableConcept").put("text", "*2/*2");
        ObjectNode component = result.putArray("component").addObject();
        concept(component, "code", "http://loinc.org", "48018-6", "Gene studied [ID]");
        component.putObject("valueCodeableConcept").put("text", gene);
    }

    private ObjectNode sequence(int number) {
        ObjectNode sequence = resource("MolecularSequence", id + "-" + number, "patient")
                .put("type", "dna")
                .put("coordinateSystem", 0);
        ObjectNode reference = sequence.putObject("referenceSeq").put("windowStart", 94_781_858);
        reference.put("windowEnd", 94_781_860);
        concept(reference, "referenceSeqId", "http://www.ncbi.nlm.nih.gov/nuccore", "NC_000010.11", "chromosome 10");
        sequence.putArray("variant")
                .addObject()
                .put("start", 94_781_858 + number)
                .put("end", 94_781_859 + number)
                .put("observedAllele", "A")
                .put("referenceAllele", "G");
        return sequence;
    }

    private ObjectNode consent(int number) {
        ObjectNode consent =
                resource("Consent", id + "-consent-" + number, "patient").put("status", "active");
        concept(consent, "scope", "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "privacy");
        coding(consent.putArray("category").addObject(), "http://loinc.org", "59284-0", "Patient Consent");
        ObjectNode provision = consent.putObject("provision").put("type", "permit");
        provision
                .putArray("purpose")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                .put("code", "TREAT");
        return consent;
    }

    private ObjectNode order(String id, String ingredient) {
        ObjectNode order = resource("MedicationRequest", id, "subject")
                .put("status", "active")
                .put("intent", "order");
        concept(
                order,
                "medicationCodeableConcept",
                "http://www.nlm.nih.gov/research/umls/rxnorm",
                ingredient,
                "drug " + ingredient);
        return order;
    }

    private ObjectNode resource(String type, String id, String subject) {
        ObjectNode resource = JSON.createObjectNode().put("resourceType", type).put("id", id);
        resource.putObject(subject).put("reference", "Patient/" + this.id);
        return resource;
    }

    private static void concept(ObjectNode parent, String element, String system, String code, String display) {
        coding(parent.putObject(element), system, code, display);
    }

    private static void coding(ObjectNode concept, String system, String code, String display) {
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
    }

    /** What a hook reads of the store. */
    static Set<String> types() {
        return Set.of("Patient", "Observation", "MolecularSequence", "MedicationRequest", "Consent");
    }
}
