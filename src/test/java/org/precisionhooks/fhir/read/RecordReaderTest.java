package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.read.resource.FoundResource;

class RecordReaderTest {

    private static final String VARIANT = """
            {"resourceType": "Observation", "id": "v", "status": "final", "subject": {"reference": "Patient/p"},
             "code": {"coding": [{"system": "http://loinc.org", "code": "69548-6"}]},
             "valueCodeableConcept": {"coding": [{"system": "http://loinc.org", "code": "LA9633-4"}]},
             "component": []}""";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) ReadingCase.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static PatientRecord read(JsonNode... resources) {
        ArrayNode list = ReadingCase.JSON.createArrayNode();
        list.addAll(List.of(resources));
        return ReadingCase.read("p", list);
    }

    private static ResourceView view(String resource) {
        return read(json(resource)).sources().get(0).resource();
    }

    private static Variant variant(String... components) {
        ObjectNode observation = json(VARIANT);
        for (String component : components) {
            observation.withArray("component").add(json(component));
        }
        return (Variant) read(observation).sources().get(0).facts().get(0);
    }

    private static String component(String code, String value) {
        return "{\"code\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"" + code + "\"}]}, " + value
                + "}";
    }

    private static String coded(String code, String system, String value) {
        return component(
                code,
                "\"valueCodeableConcept\": {\"coding\": [{\"system\": \"" + system + "\", \"code\": \"" + value
                        + "\"}]}");
    }

    private static String string(String code, String value) {
        return component(code, "\"valueString\": \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p",
                "https://ehr.example/fhir/Patient/p",
                "Patient/p/_history/3",
                "https://ehr.example/fhir/Patient/p/_history/3",
                "urn:uuid:p"
            })
    void everySpellingOfThePatientIsThePatient(String reference) {
        ObjectNode observation = json(VARIANT);
        observation.putObject("subject").put("reference", reference);
        SourcedFacts source = read(observation).sources().get(0);
        assertThat(source.resource().patients()).containsExactly("Patient/p");
        assertThat(source.facts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/P", "Patient/p2", "Group/p", "Patient/p/extra/x", "#p", "p", "Device/p"})
    void anythingElseIsNotThePatient(String reference) {
        ObjectNode observation = json(VARIANT);
        observation.putObject("subject").put("reference", reference);
        assertThat(read(observation).sources().get(0).facts()).isEmpty();
    }

    @Test
    void theViewHoldsWhatConsentNeeds() {
        ResourceView view = view("""
                {"resourceType": "Observation", "id": "a", "status": "final",
                 "meta": {"versionId": "7", "profile": ["http://example.org/p"],
                   "security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]},
                 "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": "GE"}]}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "84413-4"}]},
                 "subject": {"reference": "https://ehr.example/Patient/p/_history/2"}, "encounter": {"reference": "Encounter/e"},
                 "effectivePeriod": {"start": "2025-01", "end": "2025-02"}, "issued": "2025-03-01T00:00:00Z",
                 "performer": [{"reference": "Practitioner/x"}, {"reference": "Organization/lab"}],
                 "derivedFrom": [{"reference": "Observation/b"}],
                 "component": [{"code": {"coding": [{"system": "http://loinc.org", "code": "48018-6"}]},
                   "valueCodeableConcept": {"coding": [{"system": "http://www.genenames.org", "code": "HGNC:2621"}]}}],
                 "valueCodeableConcept": {"text": "*1/*2"}}""");
        assertThat(view.reference()).isEqualTo("Observation/a");
        assertThat(view.version()).isEqualTo("7");
        assertThat(view.origin()).isEqualTo(DataOrigin.PREFETCH);
        assertThat(view.labels()).extracting(Coding::code).containsExactly("R");
        assertThat(view.codes()).extracting(Coding::code).contains("84413-4", "GE", "48018-6");
        assertThat(view.genes()).containsExactly("CYP2C19");
        assertThat(view.genomic()).isTrue();
        assertThat(view.time().map(ClinicalTime::text)).contains("2025-01/2025-02");
        assertThat(view.authors()).containsExactlyInAnyOrder("Practitioner/x", "Organization/lab");
        assertThat(view.related()).containsExactlyInAnyOrder("Encounter/e", "Observation/b");
        assertThat(view.profiles()).containsExactly("http://example.org/p");
    }

    @Test
    void aConflictedResultStillShowsAllItsGenesToConsent() {
        ResourceView view = view("""
                {"resourceType": "Observation", "id": "a", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "79714-2"}], "text": "CYP2D6"},
                 "valueCodeableConcept": {"coding": [{"system": "http://loinc.org", "code": "LA9657-3"}]}}""");
        assertThat(view.genes()).containsExactlyInAnyOrder("CYP2C19", "CYP2D6");
    }

    @Test
    void bodyWeightIsNotGenomic() {
        assertThat(view("""
                {"resourceType": "Observation", "id": "w", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
                 "valueQuantity": {"value": 70, "code": "kg"}}""").genomic()).isFalse();
    }

    @Test
    void aRetractedGenomicResultIsStillGenomicToConsent() {
        ObjectNode observation = json(VARIANT).put("status", "entered-in-error");
        SourcedFacts source = read(observation).sources().get(0);
        assertThat(source.facts()).isEmpty();
        assertThat(source.resource().genomic()).isTrue();
    }

    @Test
    void containedGenomicResultsMakeTheReportGenomic() {
        assertThat(view("""
                {"resourceType": "DiagnosticReport", "id": "r", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"text": "Report"}, "contained": [{"resourceType": "Observation", "id": "o",
                   "code": {"coding": [{"system": "http://loinc.org", "code": "69548-6"}]}}]}""").genomic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "G, G, REFERENCE_CONFIRMED",
        "g, G, REFERENCE_CONFIRMED",
        "G, A, PRESENT",
        "-, A, PRESENT",
    })
    void equalAllelesConfirmTheReference(String reference, String alternate, Presence presence) {
        assertThat(variant(string("69547-8", reference), string("69551-0", alternate))
                        .presence())
                .isEqualTo(presence);
    }

    @ParameterizedTest
    @CsvSource({
        "LA6683-2, GERMLINE",
        "LA6684-0, SOMATIC",
        "LA1, UNSTATED",
    })
    void theSourceClassIsAsStated(String code, Origin origin) {
        assertThat(variant(coded("48002-0", "http://loinc.org", code)).origin()).isEqualTo(origin);
    }

    @Test
    void bothSourceClassesAtOnceAreNotGermline() {
        Variant variant = variant(component("48002-0", """
                "valueCodeableConcept": {"coding": [{"code": "LA6683-2"}, {"code": "LA6684-0"}]}"""));
        assertThat(variant.origin()).isEqualTo(Origin.SOMATIC);
    }

    @Test
    void anImplicationOfASomaticVariantIsSomatic() {
        ObjectNode ground = json(VARIANT);
        ground.withArray("component").add(json(coded("48002-0", "http://loinc.org", "LA6684-0")));
        ObjectNode implication = json("""
                {"resourceType": "Observation", "id": "i", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "51961-1"}]},
                 "valueCodeableConcept": {"text": "Responsive"}, "derivedFrom": [{"reference": "Observation/v"}]}""");
        assertThat(genomic(read(ground, implication)))
                .hasSize(2)
                .allSatisfy(fact -> assertThat(fact.origin()).isEqualTo(Origin.SOMATIC));
    }

    private static List<GenomicFact> genomic(PatientRecord record) {
        List<GenomicFact> facts = new ArrayList<>();
        for (SourcedFacts source : record.sources()) {
            for (Fact fact : source.facts()) {
                facts.add((GenomicFact) fact);
            }
        }
        return facts;
    }

    static Stream<String> answersThatAreNotPresent() {
        return Stream.of(
                "{\"text\": \"Absent\"}",
                "{\"text\": \"not detected\"}",
                "{\"text\": \"Positive?\"}",
                "{\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"LA9634-2\"}]}",
                "{\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"LA9633-4\", \"display\": \"Absent\"}]}",
                "{\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"LA9633-4\"}], \"text\": \"Negative\"}",
                "{}");
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNotPresent")
    void whatIsNotClearlyPresentIsNeverPresent(String value) {
        for (String code : List.of("69548-6", "50956-2")) {
            ObjectNode observation = json(VARIANT);
            observation.set(
                    "code", json("{\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"" + code + "\"}]}"));
            observation.set("valueCodeableConcept", json(value));
            List<GenomicFact> facts = genomic(read(observation));
            assertThat(facts).hasSize(1);
            assertThat(facts.get(0).toString()).doesNotContain("presence=PRESENT");
        }
    }

    @Test
    void circularReferencesEnd() {
        ObjectNode one = json(VARIANT).put("id", "one");
        one.remove("subject");
        one.withArray("derivedFrom").addObject().put("reference", "Observation/two");
        ObjectNode two = json(VARIANT).put("id", "two");
        two.remove("subject");
        two.withArray("derivedFrom").addObject().put("reference", "Observation/one");
        assertThat(read(one, two).sources()).allMatch(source -> source.facts().isEmpty());
    }

    @Test
    void issuesHoldNoPatientData() {
        ReadingCase.all()
                .flatMap(reading -> reading.read().sources().stream())
                .flatMap(source -> source.issues().stream())
                .forEach(issue -> assertThat(issue.detail())
                        .isNotBlank()
                        .doesNotContain("Nobody", "Patient/", "1960", "clopidogrel"));
    }

    @Test
    void everyGenomicFactComesFromAGenomicResource() {
        ReadingCase.all()
                .flatMap(reading -> reading.read().sources().stream())
                .filter(source -> source.facts().stream().anyMatch(GenomicFact.class::isInstance))
                .forEach(source -> assertThat(source.resource().genomic()).isTrue());
    }

    @Test
    void genesOfFactsAreGenesOfTheirResource() {
        ReadingCase.all().flatMap(reading -> reading.read().sources().stream()).forEach(source -> {
            Set<String> genes = source.resource().genes();
            for (Fact fact : source.facts()) {
                if (fact instanceof GenomicFact genomic && !genomic.gene().isEmpty()) {
                    assertThat(genes).containsAll(List.of(genomic.gene().split("::")));
                }
            }
        });
    }

    @Test
    void theSameResourcesGiveTheSameRecord() {
        ReadingCase.all().forEach(reading -> {
            PatientRecord record = reading.read();
            PatientRecord again = reading.read();
            assertThat(again.sources()).isEqualTo(record.sources());
            assertThat(again.issues()).isEqualTo(record.issues());
        });
    }

    @Test
    void theZoneDecidesWhatADateWithoutOffsetMeans() {
        ObjectNode observation = json(VARIANT).put("effectiveDateTime", "2025-01-01");
        RecordReader reader = new RecordReader(ReadingCase.TABLES, java.time.ZoneId.of("Asia/Tokyo"));
        PatientRecord record = reader.read("p", List.of(new FoundResource(observation, DataOrigin.SERVER)));
        Optional<ClinicalTime> time =
                record.sources().get(0).facts().get(0).source().time();
        assertThat(time.orElseThrow().start()).isEqualTo("2024-12-31T15:00:00Z");
    }
}
