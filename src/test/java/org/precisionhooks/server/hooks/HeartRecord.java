package org.precisionhooks.server.hooks;

import static org.precisionhooks.server.hooks.CaseResources.category;
import static org.precisionhooks.server.hooks.CaseResources.coded;
import static org.precisionhooks.server.hooks.CaseResources.known;
import static org.precisionhooks.server.hooks.CaseResources.parts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes FHIR resources of what a cardiologist reads in a golden case: {@code "LDL cholesterol 210 mg/dL, 2026-10-01"}. Each line
 * of a list becomes one resource; a line of another form is a mistake of the case.
 */
final class HeartRecord {

    private static final Map<String, String> RESULTS = Map.ofEntries(
            Map.entry("total cholesterol", "2093-3"),
            Map.entry("HDL cholesterol", "2085-9"),
            Map.entry("LDL cholesterol", "18262-6"),
            Map.entry("non-HDL cholesterol", "43396-1"),
            Map.entry("triglycerides", "2571-8"),
            Map.entry("systolic pressure", "8480-6"),
            Map.entry("body mass index", "39156-5"),
            Map.entry("eGFR", "98979-8"),
            Map.entry("creatinine", "2160-0"),
            Map.entry("HbA1c", "4548-4"),
            Map.entry("lipoprotein(a) mass", "10835-7"),
            Map.entry("lipoprotein(a) moles", "43583-4"));

    private static final Map<String, String> SMOKING =
            Map.of("never", "266919005", "former", "8517006", "daily", "449868002", "unknown if ever", "266927001");

    private final CaseResources resources;

    private HeartRecord(CaseResources resources) {
        this.resources = resources;
    }

    static List<JsonNode> of(String patient, JsonNode given) {
        CaseResources resources = new CaseResources(patient);
        HeartRecord record = new HeartRecord(resources);
        HeartGenes genes = new HeartGenes(resources);
        HeartWishes wishes = new HeartWishes(resources);
        record.person(given.path("patient").asText());
        lines(given, "results").forEach(record::result);
        lines(given, "smoking").forEach(record::smoking);
        lines(given, "conditions").forEach(record::condition);
        lines(given, "drugs").forEach(record::drug);
        lines(given, "declined").forEach(wishes::declined);
        lines(given, "family").forEach(genes::relative);
        lines(given, "variants").forEach(genes::variant);
        lines(given, "genotypes").forEach(genes::genotype);
        lines(given, "preferences").forEach(wishes::preference);
        lines(given, "goals").forEach(wishes::goal);
        lines(given, "directives").forEach(wishes::directive);
        lines(given, "documents").forEach(wishes::document);
        return resources.all();
    }

    private static Stream<String> lines(JsonNode given, String list) {
        return StreamSupport.stream(given.path(list).spliterator(), false).map(JsonNode::asText);
    }

    /** {@code male, born 1970-03-01}. */
    private void person(String line) {
        Matcher parts = parts("(male|female), born ([\\d-]+)", line);
        resources.add(HookRecords.read("{'resourceType': 'Patient', 'id': '" + resources.patient() + "', 'gender': '"
                + parts.group(1) + "', 'birthDate': '" + parts.group(2) + "'}"));
    }

    /** {@code HDL cholesterol 45 mg/dL, 2026-10-01}, with a status other than final behind it. */
    private void result(String line) {
        Matcher parts = parts("(\\D+?) ([\\d.]+)(?: (\\S+))?, ([\\d-]+)(?:, (\\S+))?", line);
        String status = parts.group(5) == null ? "final" : parts.group(5);
        String unit = parts.group(3) == null
                ? ""
                : ", 'system': 'http://unitsofmeasure.org', 'code': '" + parts.group(3) + "'";
        String kind = parts.group(1).matches("systolic.*|body.*") ? "vital-signs" : "laboratory";
        resources.add(
                "Observation",
                "'status': '" + status + "', " + category(kind) + ", " + resources.subject()
                        + ", 'effectiveDateTime': '"
                        + parts.group(4) + "', 'code': "
                        + coded("http://loinc.org", known(RESULTS, parts.group(1)), parts.group(1))
                        + ", 'valueQuantity': {'value': " + parts.group(2) + unit + "}");
    }

    /** {@code never, 2026-10-01}. */
    private void smoking(String line) {
        Matcher parts = parts("([^,]+), ([\\d-]+)", line);
        resources.add(
                "Observation",
                "'status': 'final', " + category("social-history") + ", " + resources.subject()
                        + ", 'effectiveDateTime': '"
                        + parts.group(2) + "', 'code': "
                        + coded("http://loinc.org", "72166-2", "Tobacco smoking status")
                        + ", 'valueCodeableConcept': "
                        + coded("http://snomed.info/sct", known(SMOKING, parts.group(1)), parts.group(1)));
    }

    /** {@code E11.9 type 2 diabetes, since 2016-03-01}. */
    private void condition(String line) {
        Matcher parts = parts("(\\S+) (.+), since ([\\d-]+)", line);
        resources.add(
                "Condition",
                resources.subject() + ", 'onsetDateTime': '" + parts.group(3)
                        + "', 'clinicalStatus': {'coding': [{'code': 'active'}]}, 'verificationStatus': {'coding': [{'code': 'confirmed'}]}, 'code': "
                        + coded("http://hl7.org/fhir/sid/icd-10-cm", parts.group(1), parts.group(2)));
    }

    /** {@code 83367 atorvastatin, since 2020-01-01}. */
    private void drug(String line) {
        Matcher parts = parts("(\\d+) (.+), since ([\\d-]+)", line);
        resources.add(
                "MedicationRequest",
                "'status': 'active', 'intent': 'order', " + resources.subject() + ", 'authoredOn': '" + parts.group(3)
                        + "', 'medicationCodeableConcept': "
                        + coded(HookRecords.RXNORM, parts.group(1), parts.group(2)));
    }
}
