package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.VariantRow;

/** What an import leads to: answers of the standard's operations, advice, and what consent withholds of both. */
class ImportedResultsIT extends ServerIT {

    private static final Set<String> STAR_2 = Set.of("rs12769205", "rs4244285", "rs3758581");
    private static final Map<String, String> ZYGOSITIES =
            Map.of("heterozygous", "LA6706-1", "homozygous", "LA6705-3", "hemizygous", "LA6707-9", "unknown", "");

    @TestFactory
    List<DynamicTest> sharedFilesAnswerTheStandardsOperations() throws IOException {
        Path folder = SharedReference.require("genomics-fhir/vcf");
        JsonNode cases = json(Files.readString(folder.resolve("vcf-then-operation.json")));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : cases.path("rangeCases")) {
            tests.add(dynamicTest(one.path("id").asText(), () -> check(folder, one)));
        }
        return tests;
    }

    private void check(Path folder, JsonNode one) throws IOException {
        String patient = "vcf-" + one.path("id").asText();
        keep(transaction(patient(patient), consent(patient, "{'type':'permit'}")));
        byte[] vcf = Files.readAllBytes(folder.resolve(one.path("vcf").asText()));
        HttpResponse<String> imported = importVcf(patient, vcf, "GRCh37", "index");
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        JsonNode answer = json(get("/fhir/$find-subject-variants?subject=" + patient + "&includeVariants=true&ranges="
                + one.path("range").asText()));
        JsonNode parts = answer.at("/parameter/0/part");
        Set<String> found = new TreeSet<>();
        boolean presence = false;
        for (JsonNode part : parts) {
            presence |= part.path("valueBoolean").asBoolean();
            if (part.path("name").asText().equals("variant")) {
                found.add(found(part.path("resource")));
            }
        }
        assertThat(presence).isEqualTo(one.path("presence").asBoolean());
        assertThat(found)
                .hasSize(one.path("nFull").asInt() + one.path("nPartial").asInt());
        String accession = one.path("range").asText().split(":")[0];
        Set<String> expected = new TreeSet<>();
        one.path("variants").forEach(variant -> expected.add(expected(accession, variant)));
        assertThat(found).isEqualTo(expected);
    }

    private static String expected(String accession, JsonNode variant) {
        GenomicLocation location = GenomicLocation.trimmed(
                accession,
                variant.path("pos0").asLong(),
                variant.path("ref").asText(),
                variant.path("alt").asText());
        return location.spdi() + " " + ZYGOSITIES.get(variant.path("zygosity").asText());
    }

    private static String found(JsonNode observation) {
        String reference = component(observation, "69547-8").path("valueString").asText();
        String alternate = component(observation, "69551-0").path("valueString").asText();
        return new GenomicLocation(
                                code(component(observation, "48013-7")),
                                component(observation, "81254-5")
                                        .at("/valueRange/low/value")
                                        .asLong(),
                                reference.equals("-") ? "" : reference,
                                alternate.equals("-") ? "" : alternate)
                        .spdi()
                + " " + code(component(observation, "53034-5"));
    }

    private static String code(JsonNode component) {
        return component.at("/valueCodeableConcept/coding/0/code").asText();
    }

    private static JsonNode component(JsonNode observation, String loinc) {
        for (JsonNode component : observation.path("component")) {
            if (component.at("/code/coding/0/code").asText().equals(loinc)) {
                return component;
            }
        }
        return observation.path("none");
    }

    @Test
    void importedGenotypeBecomesAdviceUntilThePatientDeniesIt() {
        keep(transaction(patient("vcf-advice"), clopidogrel("vcf-advice")));
        HttpResponse<String> imported =
                importVcf("vcf-advice", cyp2c19().getBytes(StandardCharsets.UTF_8), "GRCh38", "observations");
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(advice("vcf-advice")).contains("LA9657-3").contains("HGNC:2621");
        assertThat(variants("vcf-advice")).contains("\"valueBoolean\":true");

        String refusal = "{'type':'permit','provision':[{'type':'deny','code':[{'coding':[{'system':"
                + "'https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain','code':'pharmacogenomics'}]}]}]}";
        keep(transaction(consent("vcf-advice", refusal)));
        assertThat(advice("vcf-advice")).doesNotContain("LA9657-3");
        assertThat(variants("vcf-advice")).contains("\"valueBoolean\":false");
        assertThat(get("/fhir/Observation?patient=vcf-advice").body()).doesNotContain("94781858");
        assertThat(get("/fhir/Procedure?patient=vcf-advice").body()).doesNotContain("NC_000010.11");
    }

    private String advice(String patient) {
        return get("/fhir/Patient/" + patient + "/$precision-recommendations").body();
    }

    private String variants(String patient) {
        return get("/fhir/$find-subject-variants?subject=" + patient + "&ranges=NC_000010.11:94781850-94781870")
                .body();
    }

    /** All positions of CYP2C19, those of *2 on both copies, all others with the reference. */
    static String cyp2c19() {
        String rows = BuiltIn.KNOWLEDGE.table("genomics/variants", VariantRow.class).rows().stream()
                .filter(row -> row.gene().equals("CYP2C19"))
                .map(row -> String.join(
                        "\t",
                        "10",
                        "" + row.position38(),
                        row.rsid().isEmpty() ? "." : row.rsid(),
                        row.reference38(),
                        row.alternate(),
                        ".",
                        "PASS",
                        ".",
                        "GT",
                        STAR_2.contains(row.rsid()) ? "1/1" : "0/0"))
                .collect(Collectors.joining("\n"));
        return "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts\n" + rows + "\n";
    }

    private HttpResponse<String> importVcf(String patient, byte[] file, String build, String mode) {
        return post("/fhir/Patient/" + patient + "/$import-vcf", parameters(file, build, mode));
    }

    static String parameters(byte[] file, String build, String mode) {
        String data = Base64.getEncoder().encodeToString(file);
        return ("{'resourceType':'Parameters','parameter':[{'name':'build','valueCode':'" + build
                        + "'},{'name':'mode','valueCode':'" + mode
                        + "'},{'name':'file','valueAttachment':{'data':'" + data + "'}}]}")
                .replace('\'', '"');
    }

    private static String patient(String id) {
        return "{'resourceType':'Patient','id':'" + id + "','birthDate':'1958-03-14'}";
    }

    private static String consent(String patient, String provision) {
        return """
                {'resourceType':'Consent','id':'%1$s-c','status':'active','dateTime':'2025-03-02',
                 'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},
                 'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],
                 'patient':{'reference':'Patient/%1$s'},
                 'policyRule':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'OPTIN'}]},
                 'provision':%2$s}""".formatted(patient, provision);
    }

    private static String clopidogrel(String patient) {
        return """
                {'resourceType':'MedicationRequest','id':'%1$s-m','status':'active','intent':'order',
                 'subject':{'reference':'Patient/%1$s'},
                 'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'32968'}]}}""".formatted(patient);
    }

    private static String transaction(String... resources) {
        return Stream.of(resources)
                .map(resource -> {
                    String type = resource.replaceAll("(?s).*?'resourceType':'(\\w+)'.*", "$1");
                    String id = resource.replaceAll("(?s).*?'id':'([^']+)'.*", "$1");
                    return "{'resource':" + resource + ",'request':{'method':'PUT','url':'" + type + "/" + id + "'}}";
                })
                .collect(Collectors.joining(",", "{'resourceType':'Bundle','type':'transaction','entry':[", "]}"))
                .replace('\'', '"');
    }
}
