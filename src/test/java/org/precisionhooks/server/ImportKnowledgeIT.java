package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner takes releases of the operator's folder over and sees whom they concern; the running server stays as it is. */
class ImportKnowledgeIT extends ServerIT {

    private static final Path PACKS = Path.of("target/imported-packs");

    @Test
    void aPackIsMadeAndThePatientsItConcernsAreNamed() {
        String patient = "drugs-" + UUID.randomUUID();
        String denied = "drugs-" + UUID.randomUUID();
        keep(patient, "");
        keep(denied, """
                ,{"request":{"method":"PUT","url":"Consent/c-%1$s"},"resource":{"resourceType":"Consent","id":"c-%1$s",
                  "status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                  "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                  "patient":{"reference":"Patient/%1$s"},"dateTime":"2026-01-01","provision":{"type":"deny"}}}""".formatted(denied));
        String edition = UUID.randomUUID().toString();

        HttpResponse<String> answer = importing("guidance", "dutch", "DPWG", edition, true);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        JsonNode report = json(answer);
        assertThat(value(report.path("parameter"), "pack")).isEqualTo("dpwg-" + edition);
        assertThat(PACKS.resolve("dpwg-" + edition).resolve("pharmacogenomics/recommendations.tsv"))
                .exists();
        assertThat(answer.body()).contains("DPWG 4582 general DPYD 0.0 (Poor Metabolizer)");
        List<JsonNode> concerned = named(report, "patient").stream()
                .filter(one -> one.toString().contains("Patient/" + patient))
                .toList();
        assertThat(concerned).singleElement().satisfies(one -> {
            assertThat(value(one.path("part"), "drug")).isEqualTo("sertraline");
            assertThat(one.toString())
                    .contains("\"valueCode\":\"sources-differ\"")
                    .doesNotContain("Metabolizer");
        });
        assertThat(answer.body()).doesNotContain(denied);
        assertThat(get("/fhir/$knowledge").body()).doesNotContain(edition);
    }

    /** Page after page, each patient once, whoever asks so and however many at a time. */
    @Test
    void thePatientsOfAPackAreToldPageAfterPage() {
        String patient = "paged-" + UUID.randomUUID();
        keep(patient, "");
        String edition = UUID.randomUUID().toString();
        JsonNode whole = json(importing("guidance", "dutch", "DPWG", edition, true));
        List<String> told = new ArrayList<>();
        int checked = 0;
        int pages = 0;
        String next = "";
        do {
            JsonNode page = json(post("/fhir/$import-knowledge", """
                    {"resourceType":"Parameters","parameter":[{"name":"pack","valueString":"dpwg-%s"},{"name":"count","valueInteger":7}%s]}
                    """.formatted(
                            edition, next.isEmpty() ? "" : ",{\"name\":\"after\",\"valueString\":\"" + next + "\"}")));
            pages++;
            assertThat(number(page, "patientsChecked")).isLessThanOrEqualTo(7);
            assertThat(named(page, "table")).isEmpty();
            checked += number(page, "patientsChecked");
            named(page, "patient").forEach(one -> told.add(one.toString()));
            next = value(page.path("parameter"), "next");
        } while (!next.isEmpty());

        assertThat(pages).isGreaterThan(1);
        assertThat(checked).isEqualTo(number(whole, "patientsChecked"));
        assertThat(told)
                .containsExactlyElementsOf(
                        named(whole, "patient").stream().map(JsonNode::toString).toList());
        assertThat(told).anyMatch(one -> one.contains("Patient/" + patient)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0", "1001", "-1", "many", "10000000000"})
    void aPageOfNoneOrOfTooManyIsRefused(String count) {
        HttpResponse<String> answer = post("/fhir/$import-knowledge", """
                {"resourceType":"Parameters","parameter":[{"name":"pack","valueString":"x"},{"name":"count","valueString":"%s"}]}
                """.formatted(count));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/issue/0/details/coding/0/code").asText()).isEqualTo("unreadable-release");
    }

    private static int number(JsonNode report, String name) {
        return named(report, name).get(0).path("valueInteger").asInt();
    }

    @ParameterizedTest
    @CsvSource({
        "guidance, ../dutch, DPWG, 1, unreadable-release",
        "guidance, dutch/siponimod.json, DPWG, 1, unreadable-release",
        "guidance, dutch, DPWG, ../1, unreadable-release",
        "other, dutch, DPWG, 1, unreadable-release",
        "guidance, nowhere, DPWG, 1, release-refused",
        "guidance, dutch, CPIC, 1, release-refused",
        "rxnorm, dutch, CPIC, 1, release-refused",
    })
    void whatIsNotAReleaseIsRefusedWithACode(String kind, String release, String source, String edition, String code)
            throws IOException {
        List<Path> before = packs();

        HttpResponse<String> answer = importing(kind, release, source, edition, false);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain(Path.of("").toAbsolutePath().toString());
        assertThat(packs()).isEqualTo(before);
    }

    private static List<Path> packs() throws IOException {
        if (!Files.exists(PACKS)) {
            return List.of();
        }
        try (Stream<Path> packs = Files.list(PACKS)) {
            return packs.sorted().toList();
        }
    }

    private HttpResponse<String> importing(
            String kind, String release, String source, String edition, boolean patients) {
        return post("/fhir/$import-knowledge", """
                {"resourceType":"Parameters","parameter":[{"name":"kind","valueCode":"%s"},{"name":"release","valueString":"%s"},
                 {"name":"source","valueCode":"%s"},{"name":"edition","valueString":"%s"},{"name":"patients","valueBoolean":%s}]}
                """.formatted(kind, release, source, edition, patients));
    }

    /** A patient who takes sertraline, a normal metabolizer of both genes. */
    private void keep(String patient, String more) {
        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"request":{"method":"PUT","url":"Patient/%1$s"},"resource":{"resourceType":"Patient","id":"%1$s"}},
                 {"request":{"method":"PUT","url":"MedicationRequest/m-%1$s"},"resource":{"resourceType":"MedicationRequest","id":"m-%1$s",
                  "status":"active","intent":"order","subject":{"reference":"Patient/%1$s"},"medicationCodeableConcept":{"coding":[
                   {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"36437"}]}}},
                 %2$s,%3$s%4$s]}""".formatted(patient, phenotype(patient, "CYP2C19", "79714-2"), phenotype(patient, "CYP2B6", ""), more));
    }

    private static String phenotype(String patient, String gene, String loinc) {
        return """
                {"request":{"method":"PUT","url":"Observation/%2$s-%1$s"},"resource":{"resourceType":"Observation","id":"%2$s-%1$s",
                 "status":"final","subject":{"reference":"Patient/%1$s"},"effectiveDateTime":"2026-01-01",
                 "code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},
                 "valueCodeableConcept":{"text":"*1/*1"},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
                  "valueCodeableConcept":{"text":"%2$s"}}]}}""".formatted(patient, gene);
    }

    private static List<JsonNode> named(JsonNode report, String name) {
        return StreamSupport.stream(report.path("parameter").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .toList();
    }

    private static String value(JsonNode parts, String name) {
        return StreamSupport.stream(parts.spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .map(one -> one.path("valueString").asText())
                .findFirst()
                .orElse("");
    }
}
