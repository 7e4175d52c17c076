package org.precisionhooks.engine.cardiology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.knowledge.Knowledge;

/** A patient's resources as an EHR keeps them, with all that PREVENT asks for; each test changes one of them. */
final class Chart {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    static final String LOINC = "http://loinc.org";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordReader READER = BuiltIn.records();
    static final CardiologyEngine ENGINE = BuiltIn.cardiology();

    private final Map<String, JsonNode> resources = new LinkedHashMap<>();

    static Chart complete() {
        return new Chart()
                .patient("female", "1976-03-01")
                .quantity("total-cholesterol", "2093-3", "200", "mg/dL")
                .quantity("hdl", "2085-9", "45", "mg/dL")
                .quantity("sbp", "8480-6", "160", "mm[Hg]")
                .quantity("bmi", "39156-5", "35", "kg/m2")
                .quantity("egfr", "98979-8", "90", "mL/min/{1.73_m2}")
                .coded("smoking", "72166-2", "http://snomed.info/sct", "266919005")
                .condition("diabetes", "http://hl7.org/fhir/sid/icd-10", "E11.9")
                .drug("bp-treatment", "29046");
    }

    Chart patient(String gender, String birthDate) {
        return with("""
                {"resourceType": "Patient", "id": "p", "gender": "%s", "birthDate": "%s"}""".formatted(gender, birthDate));
    }

    Chart quantity(String id, String code, String value, String unit) {
        return observation(id, code, "final", "2026-10-01", value, unit);
    }

    Chart observation(String id, String code, String status, String day, String value, String unit) {
        String coded = unit.isEmpty() ? "" : ", \"system\": \"http://unitsofmeasure.org\", \"code\": \"" + unit + "\"";
        return with("""
                {"resourceType": "Observation", "id": "%s", "status": "%s", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "%s", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "valueQuantity": {"value": %s%s}}""".formatted(id, status, day, code, value, coded));
    }

    Chart coded(String id, String code, String system, String answer) {
        return answer(id, code, "final", "2026-10-01", system, answer);
    }

    Chart answer(String id, String code, String status, String day, String system, String answer) {
        return with("""
                {"resourceType": "Observation", "id": "%s", "status": "%s", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "%s", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "valueCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]}}""".formatted(id, status, day, code, system, answer));
    }

    Chart condition(String id, String system, String code) {
        return condition(id, system, code, "active", "confirmed");
    }

    Chart condition(String id, String system, String code, String clinical, String verification) {
        return with("""
                {"resourceType": "Condition", "id": "%s", "subject": {"reference": "Patient/p"}, "onsetDateTime": "2016-03-01",
                 "clinicalStatus": {"coding": [{"code": "%s"}]}, "verificationStatus": {"coding": [{"code": "%s"}]},
                 "code": {"coding": [{"system": "%s", "code": "%s"}]}}""".formatted(id, clinical, verification, system, code));
    }

    Chart drug(String id, String rxcui) {
        return drug(id, "active", """
                {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "%s"}]}""".formatted(rxcui));
    }

    Chart drug(String id, String status, String concept) {
        return with("""
                {"resourceType": "MedicationRequest", "id": "%s", "status": "%s", "intent": "order",
                 "subject": {"reference": "Patient/p"}, "medicationCodeableConcept": %s}""".formatted(id, status, concept));
    }

    /** A drug since a day. */
    Chart drugSince(String id, String rxcui, String day) {
        return with("""
                {"resourceType": "MedicationRequest", "id": "%s", "status": "active", "intent": "order", "authoredOn": "%s",
                 "subject": {"reference": "Patient/p"}, "medicationCodeableConcept": {"coding":
                 [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "%s"}]}}""".formatted(id, day, rxcui));
    }

    Chart relative(String id, String role, String code, int age) {
        return with("""
                {"resourceType": "FamilyMemberHistory", "id": "%s", "status": "completed", "patient": {"reference": "Patient/p"},
                 "relationship": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "%s"}]},
                 "condition": [{"code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]},
                                "onsetAge": {"value": %d, "code": "a"}}]}""".formatted(id, role, code, age));
    }

    /** A condition since a day. */
    Chart since(String id, String system, String code, String day) {
        return with("""
                {"resourceType": "Condition", "id": "%s", "subject": {"reference": "Patient/p"}, "onsetDateTime": "%s",
                 "clinicalStatus": {"coding": [{"code": "active"}]}, "verificationStatus": {"coding": [{"code": "confirmed"}]},
                 "code": {"coding": [{"system": "%s", "code": "%s"}]}}""".formatted(id, day, system, code));
    }

    /** A heterozygous variant, and what the laboratory says of it. */
    Chart variant(String gene, String significance, String origin, String presence, String hgvs) {
        return with("""
                {"resourceType": "Observation", "id": "variant-%1$s", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-10-01", "code": {"coding": [{"system": "http://loinc.org", "code": "69548-6"}]},
                 "valueCodeableConcept": {"coding": [{"system": "http://loinc.org", "code": "%4$s"}]}, "component": [
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "48018-6"}]}, "valueCodeableConcept": {"text": "%1$s"}},
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "48004-6"}]}, "valueCodeableConcept": {"text": "%5$s"}},
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "53034-5"}]},
                  "valueCodeableConcept": {"coding": [{"system": "http://loinc.org", "code": "LA6706-1"}]}},
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "48002-0"}]},
                  "valueCodeableConcept": {"text": "%3$s"}}]}""".formatted(gene, significance, origin, presence, hgvs)).with("""
                {"resourceType": "Observation", "id": "meaning-%1$s", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-10-01", "derivedFrom": [{"reference": "Observation/variant-%1$s"}], "code": {"coding":
                 [{"system": "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs", "code": "diagnostic-implication"}]},
                 "component": [{"code": {"coding": [{"system": "http://loinc.org", "code": "53037-8"}]},
                  "valueCodeableConcept": {"coding": [{"system": "http://loinc.org", "code": "%2$s"}]}}]}""".formatted(gene, significance));
    }

    /** Replaces the resource of the same id. */
    Chart with(String json) {
        try {
            JsonNode resource = JSON.readTree(json);
            resources.put(resource.path("id").asText(), resource);
            return this;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Chart without(String id) {
        resources.remove(id);
        return this;
    }

    ArrayNode json() {
        return JSON.createArrayNode().addAll(resources.values());
    }

    ConsentedFacts facts() {
        return facts(READER);
    }

    /** Read by a site's tables. */
    ConsentedFacts facts(Knowledge knowledge) {
        return facts(new RecordReader(ReadingTables.from(knowledge)));
    }

    private ConsentedFacts facts(RecordReader reader) {
        List<Fact> facts = new ArrayList<>();
        reader.read(
                        "p",
                        resources.values().stream()
                                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                                .toList())
                .sources()
                .forEach(source -> facts.addAll(source.facts()));
        return ConsentedFactsFixture.permitted("p", facts.toArray(Fact[]::new));
    }

    /** Read and assessed with a site's tables. */
    List<Finding> findings(Knowledge knowledge) {
        return new CardiologyEngine(knowledge, BuiltIn.drugs())
                .assess(
                        facts(new RecordReader(ReadingTables.from(knowledge))),
                        new Question(Occasion.RISK_ASSESSMENT, TODAY, List.of(), List.of()));
    }

    List<Finding> findings(CardiologyEngine engine) {
        return engine.assess(facts(), new Question(Occasion.RISK_ASSESSMENT, TODAY, List.of(), List.of()));
    }

    Finding finding() {
        return findings(ENGINE).get(0);
    }

    Conclusion.Risk risk() {
        return (Conclusion.Risk) finding().conclusion();
    }
}
