package org.precisionhooks.server.hooks;

import static org.precisionhooks.server.hooks.HeartText.category;
import static org.precisionhooks.server.hooks.HeartText.coded;
import static org.precisionhooks.server.hooks.HeartText.component;
import static org.precisionhooks.server.hooks.HeartText.known;
import static org.precisionhooks.server.hooks.HeartText.parts;
import static org.precisionhooks.server.hooks.HeartText.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

    private static final Map<String, String> ROLES =
            Map.of("father", "FTH", "mother", "MTH", "brother", "BRO", "son", "SON");

    private final String patient;
    private final List<JsonNode> resources = new ArrayList<>();

    private HeartRecord(String patient) {
        this.patient = patient;
    }

    static List<JsonNode> of(String patient, JsonNode given) {
        HeartRecord record = new HeartRecord(patient);
        record.person(given.path("patient").asText());
        lines(given, "results").forEach(record::result);
        lines(given, "smoking").forEach(record::smoking);
        lines(given, "conditions").forEach(record::condition);
        lines(given, "drugs").forEach(record::drug);
        lines(given, "declined").forEach(record::declined);
        lines(given, "family").forEach(record::relative);
        lines(given, "variants").forEach(record::variant);
        lines(given, "genotypes").forEach(record::genotype);
        lines(given, "preferences").forEach(record::preference);
        lines(given, "goals").forEach(record::goal);
        lines(given, "directives").forEach(record::directive);
        lines(given, "documents").forEach(record::document);
        return record.resources;
    }

    private static Stream<String> lines(JsonNode given, String list) {
        return StreamSupport.stream(given.path(list).spliterator(), false).map(JsonNode::asText);
    }

    private void add(String type, String elements) {
        resources.add(HookRecords.read("{'resourceType': '" + type + "', 'id': '" + patient + "-" + resources.size()
                + "', " + elements + "}"));
    }

    private String subject() {
        return "'subject': {'reference': 'Patient/" + patient + "'}";
    }

    /** {@code male, born 1970-03-01}. */
    private void person(String line) {
        Matcher parts = parts("(male|female), born ([\\d-]+)", line);
        resources.add(HookRecords.read("{'resourceType': 'Patient', 'id': '" + patient + "', 'gender': '"
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
        add(
                "Observation",
                "'status': '" + status + "', " + category(kind) + ", " + subject() + ", 'effectiveDateTime': '"
                        + parts.group(4) + "', 'code': "
                        + coded("http://loinc.org", known(RESULTS, parts.group(1)), parts.group(1))
                        + ", 'valueQuantity': {'value': " + parts.group(2) + unit + "}");
    }

    /** {@code never, 2026-10-01}. */
    private void smoking(String line) {
        Matcher parts = parts("([^,]+), ([\\d-]+)", line);
        add(
                "Observation",
                "'status': 'final', " + category("social-history") + ", " + subject() + ", 'effectiveDateTime': '"
                        + parts.group(2) + "', 'code': "
                        + coded("http://loinc.org", "72166-2", "Tobacco smoking status")
                        + ", 'valueCodeableConcept': "
                        + coded("http://snomed.info/sct", known(SMOKING, parts.group(1)), parts.group(1)));
    }

    /** {@code E11.9 type 2 diabetes, since 2016-03-01}. */
    private void condition(String line) {
        Matcher parts = parts("(\\S+) (.+), since ([\\d-]+)", line);
        add(
                "Condition",
                subject() + ", 'onsetDateTime': '" + parts.group(3)
                        + "', 'clinicalStatus': {'coding': [{'code': 'active'}]}, 'verificationStatus': {'coding': [{'code': 'confirmed'}]}, 'code': "
                        + coded("http://hl7.org/fhir/sid/icd-10-cm", parts.group(1), parts.group(2)));
    }

    /** {@code 83367 atorvastatin, since 2020-01-01}. */
    private void drug(String line) {
        Matcher parts = parts("(\\d+) (.+), since ([\\d-]+)", line);
        add(
                "MedicationRequest",
                "'status': 'active', 'intent': 'order', " + subject() + ", 'authoredOn': '" + parts.group(3)
                        + "', 'medicationCodeableConcept': "
                        + coded(HookRecords.RXNORM, parts.group(1), parts.group(2)));
    }

    /** {@code C10AA statins, 2026-03-02}. */
    private void declined(String line) {
        Matcher parts = parts("(\\S+) (.+), ([\\d-]+)", line);
        add(
                "MedicationStatement",
                "'status': 'not-taken', " + subject() + ", 'effectiveDateTime': '" + parts.group(3)
                        + "', 'statusReason': ["
                        + coded("http://terminology.hl7.org/CodeSystem/v3-ActReason", "PATOBJ", "patient objection")
                        + "], 'medicationCodeableConcept': "
                        + coded("http://www.whocc.no/atc", parts.group(1), parts.group(2)));
    }

    /** {@code father: 22298006 myocardial infarction at 50}. */
    private void relative(String line) {
        Matcher parts = parts("(\\w+): (\\d+) (.+) at (\\d+)", line);
        add(
                "FamilyMemberHistory",
                "'status': 'completed', 'patient': {'reference': 'Patient/" + patient + "'}, 'relationship': "
                        + coded(
                                "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                                known(ROLES, parts.group(1)),
                                parts.group(1))
                        + ", 'condition': [{'code': "
                        + coded("http://snomed.info/sct", parts.group(2), parts.group(3))
                        + ", 'onsetAge': {'value': " + parts.group(4)
                        + ", 'system': 'http://unitsofmeasure.org', 'code': 'a'}}]");
    }

    /** {@code LDLR c.1A>G, pathogenic, germline, heterozygous}: the variant, and what the laboratory says of it. */
    private void variant(String line) {
        Matcher parts =
                parts("(\\w+) (\\S+), (pathogenic|uncertain), (germline|somatic), (heterozygous|homozygous)", line);
        String id = patient + "-" + resources.size();
        add(
                "Observation",
                "'status': 'final', " + category("laboratory") + ", " + subject()
                        + ", 'effectiveDateTime': '2026-10-01', 'code': "
                        + coded("http://loinc.org", "69548-6", "variant")
                        + ", 'valueCodeableConcept': " + coded("http://loinc.org", "LA9633-4", "Present")
                        + ", 'component': [" + component("48018-6", text(parts.group(1)))
                        + ", " + component("48004-6", text(parts.group(2)))
                        + ", "
                        + component(
                                "53034-5",
                                coded(
                                        "http://loinc.org",
                                        parts.group(5).equals("homozygous") ? "LA6705-3" : "LA6706-1",
                                        parts.group(5)))
                        + ", " + component("48002-0", text(parts.group(4))) + "]");
        add(
                "Observation",
                "'status': 'final', " + category("laboratory") + ", " + subject()
                        + ", 'effectiveDateTime': '2026-10-01', 'derivedFrom': [{'reference': 'Observation/" + id
                        + "'}], 'code': "
                        + coded(
                                "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs",
                                "diagnostic-implication",
                                "implication")
                        + ", 'component': ["
                        + component(
                                "53037-8",
                                coded(
                                        "http://loinc.org",
                                        parts.group(3).equals("pathogenic") ? "LA6668-3" : "LA26333-7",
                                        parts.group(3)))
                        + "]");
    }

    /** {@code SLCO1B1 *5/*5}. */
    private void genotype(String line) {
        Matcher parts = parts("(\\w+) (\\S+)", line);
        add(
                "Observation",
                "'status': 'final', " + category("laboratory") + ", " + subject()
                        + ", 'effectiveDateTime': '2025-02-11', 'code': "
                        + coded("http://loinc.org", "84413-4", "Genotype display name") + ", 'valueCodeableConcept': "
                        + text(line) + ", 'component': [" + component("48018-6", text(parts.group(1))) + "]");
    }

    /** {@code no tablets for the rest of my life, 2026-03-02}. */
    private void preference(String line) {
        Matcher parts = parts("(.+), ([\\d-]+)", line);
        add(
                "Observation",
                "'status': 'final', " + subject() + ", 'effectiveDateTime': '" + parts.group(2) + "', 'code': "
                        + coded("http://loinc.org", "75773-2", "Treatment preference") + ", 'valueCodeableConcept': "
                        + text(parts.group(1)));
    }

    private void goal(String line) {
        Matcher parts = parts("(.+), ([\\d-]+)", line);
        add(
                "Goal",
                "'lifecycleStatus': 'active', " + subject() + ", 'startDate': '" + parts.group(2) + "', 'description': "
                        + text(parts.group(1)));
    }

    /** {@code 75320-2 advance directive, 2026-03-02}. */
    private void document(String line) {
        Matcher parts = parts("(\\S+) (.+), ([\\d-]+)", line);
        add(
                "DocumentReference",
                "'status': 'current', " + subject() + ", 'date': '" + parts.group(3) + "T10:00:00Z', 'type': "
                        + coded("http://loinc.org", parts.group(1), parts.group(2))
                        + ", 'content': [{'attachment': {'contentType': 'text/plain', 'data': 'bm8gdHViZXM='}}]");
    }

    /** {@code acd advance directive, 2026-03-02}. */
    private void directive(String line) {
        Matcher parts = parts("(\\w+) (.+), ([\\d-]+)", line);
        add(
                "Consent",
                "'status': 'active', 'patient': {'reference': 'Patient/" + patient + "'}, 'dateTime': '"
                        + parts.group(3)
                        + "', 'scope': " + coded("http://terminology.hl7.org/CodeSystem/consentscope", "adr", "adr")
                        + ", 'category': ["
                        + coded(
                                "http://terminology.hl7.org/CodeSystem/consentcategorycodes",
                                parts.group(1),
                                parts.group(2))
                        + "]");
    }
}
