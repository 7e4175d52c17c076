package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The genomics operations where they differ from the reference implementation, or go beyond its cases. */
class GenomicsOperationsIT extends QuestionsIT {

    private static final String PATIENT = "gops";
    private static final String FIND = "/fhir/Patient/gops/$find-";
    private static final String CHR10 = "NC_000010.11";

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void load() {
        keep(Stores.patient(PATIENT));
        keep(Stores.permitting(PATIENT));
        keep(Stores.transaction(
                Results.variant("gops-snv", PATIENT, CHR10, 94_781_859, "G>A"),
                Results.genotype("gops-genotype", PATIENT, "HGNC:2621", "*1/*17"),
                Results.implication("gops-tx", PATIENT, "clopidogrel", "Observation/gops-genotype"),
                Results.report("gops-report", PATIENT, CHR10, 94_900_001)));
    }

    @Test
    void positionCountedFromOneIsAnsweredFromZeroAndTheStoredOneStays() {
        JsonNode variant = answer(FIND + "subject-variants?includeVariants=true&ranges=NC_000010.11:94781858-94781859")
                .findValue("resource");

        assertThat(variant.toString())
                .contains("\"value\":94781858", "LA30100-4", "\"code\":\"GE\"")
                .doesNotContain("LA30102-0");
        assertThat(get("/fhir/Observation/gops-snv").body()).contains("94781859", "LA30102-0");
    }

    @Test
    void reportIsReadWithTheResultsInIt() {
        HttpResponse<String> read = get("/fhir/DiagnosticReport/gops-report");

        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(json(read).path("contained")).hasSize(2);
        assertThat(json(get("/fhir/DiagnosticReport?subject=Patient/gops")).findValue("contained"))
                .hasSize(2);
    }

    @Test
    void containedResultStandsAloneInTheAnswer() {
        JsonNode variant = answer(FIND + "subject-variants?includeVariants=true&ranges=NC_000010.11:94900000-94900001")
                .findValue("resource");
        JsonNode implications = answer(FIND + "subject-tx-implications?treatments=warfarin");

        assertThat(variant.at("/subject/reference").asText()).isEqualTo("Patient/gops");
        assertThat(variant.path("id").asText()).hasSize(36);
        assertThat(implications.findValue("derivedFrom").findValue("reference").asText())
                .isEqualTo("Observation/" + variant.path("id").asText());
        assertThat(ids(implications)).hasSize(2).contains(variant.path("id").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "testIdentifiers=urn:lab|gops-report; true",
                "testIdentifiers=gops-report; true",
                "testIdentifiers=another; false",
                "testDateRange=ge2025-01-01&testDateRange=le2025-12-31; true",
                "testDateRange=ge2026-01-01; false",
                "genomicSourceClass=germline; false"
            })
    void questionIsRestrictedToTests(String limits, boolean found) {
        JsonNode answer = answer(FIND + "subject-variants?ranges=NC_000010.11:94900000-94900001&" + limits);

        assertThat(answer.findValue("valueBoolean").asBoolean()).isEqualTo(found);
    }

    /** A result is of the test of the report that lists it, and of the specimen whatever that is called. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "testIdentifiers=urn:lab|panel-7; true",
                "testIdentifiers=panel-7; true",
                "testIdentifiers=gops-listing; true",
                "testIdentifiers=urn:other|panel-7; false",
                "testIdentifiers=panel-8; false",
                "specimenIdentifiers=tube-9; true",
                "specimenIdentifiers=accession-9; true",
                "specimenIdentifiers=gops-tube; true",
                "specimenIdentifiers=tube-8; false",
                "testIdentifiers=panel-7&specimenIdentifiers=tube-9; true",
                "testIdentifiers=panel-7&specimenIdentifiers=tube-8; false",
                "testIdentifiers=panel-8,panel-7; true"
            })
    void testsAndSpecimensAreMeantByTheirIdentifiers(String limits, boolean found) {
        String id = "gops-tests";
        String patient = "'subject':{'reference':'Patient/" + id + "'}";
        keep(Stores.patient(id));
        keep(Stores.permitting(id));
        keep(Stores.transaction(
                "{'resourceType':'Specimen','id':'gops-tube','identifier':[{'value':'tube-9'}],"
                        + "'accessionIdentifier':{'value':'accession-9'}," + patient + "}",
                Results.variant("gops-listed", id, CHR10, 94_850_001, "G>T")
                        .replaceFirst("^\\{", "{'specimen':{'reference':'Specimen/gops-tube'},"),
                Results.genotype("gops-group", id, "HGNC:2621", "*1/*1")
                        .replaceFirst("^\\{", "{'hasMember':[{'reference':'Observation/gops-listed'}],"),
                "{'resourceType':'DiagnosticReport','id':'gops-listing','status':'final'," + patient
                        + ",'identifier':[{'system':'urn:lab','value':'panel-7'}],"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]},"
                        + "'result':[{'reference':'Observation/gops-group'}]}"));

        JsonNode answer = answer(
                "/fhir/Patient/gops-tests/$find-subject-variants?ranges=NC_000010.11:94850000-94850001&" + limits);

        assertThat(answer.findValue("valueBoolean").asBoolean()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"CYP2C19 *1/*17, true", "CYP2C19*17, false", "CYP2C19 *1, true", "CYP2C19 *1/*1, false", "CYP2C9, false"
    })
    void haplotypeIsFoundByItsWholeName(String haplotype, boolean found) {
        JsonNode answer = answer(FIND + "subject-specific-haplotypes?haplotypes=" + haplotype);

        assertThat(answer.findValue("valueBoolean").asBoolean()).isEqualTo(found);
    }

    @Test
    void commaInANameIsKeptBehindABackslashAndInABody() {
        JsonNode escaped = answer(FIND + "subject-specific-haplotypes?haplotypes=Mediterranean%5C,%20Dallas,*17");
        HttpResponse<String> posted = post(
                "/fhir/$find-subject-specific-haplotypes",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"subject\",\"valueString\":\"gops\"},"
                        + "{\"name\":\"haplotypes\",\"valueString\":\"Mediterranean, Dallas\"},"
                        + "{\"name\":\"testDateRange\",\"valuePeriod\":{\"start\":\"2020-01-01\"}}]}");

        assertThat(escaped.findValuesAsText("valueString")).containsExactly("Mediterranean, Dallas", "*17");
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        assertThat(json(posted).findValuesAsText("valueString")).containsExactly("Mediterranean, Dallas");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "subject-variants?ranges=NC_000010.9:1-2; unreadable-range",
                "subject-variants?ranges=NC_000010.11:20-10; unreadable-range",
                "subject-variants?ranges=NC_000010.11:1-999999999; unreadable-range",
                "subject-variants?ranges=; unreadable-parameter",
                "subject-variants; missing-parameter",
                "subject-variants?subject=another&ranges=NC_000010.11:1-2; other-subject",
                "subject-variants?includeVariants=maybe&ranges=NC_000010.11:1-2; unreadable-parameter",
                "subject-variants?testDateRange=soon&ranges=NC_000010.11:1-2; unreadable-parameter",
                "subject-specific-variants?variants=nonsense; unreadable-variant",
                "subject-specific-variants?variants=NM_000000.1:c.1A>G; variant-not-located",
                "subject-specific-haplotypes?haplotypes=urn:x|; unreadable-parameter"
            })
    void questionThatCannotBeReadIsRefusedWithACode(String question, String code) {
        HttpResponse<String> response =
                get((FIND + question).replace("|", "%7C").replace(">", "%3E"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
    }

    @Test
    void implicationsAreFoundByWhatTheySayAndByWhatTheyRestOn() {
        assertThat(ids(answer(FIND + "subject-tx-implications?treatments=CLOPIDOGREL")))
                .containsExactlyInAnyOrder("gops-tx", "gops-genotype");
        assertThat(ids(answer(FIND + "subject-tx-implications?haplotypes=CYP2C19 *1/*17")))
                .containsExactlyInAnyOrder("gops-tx", "gops-genotype");
        assertThat(ids(answer(FIND + "subject-tx-implications?haplotypes=CYP2C19 *1/*17&treatments=codeine")))
                .isEmpty();
        assertThat(answer(FIND + "subject-tx-implications?testIdentifiers=x").has("parameter"))
                .isFalse();
    }

    @Test
    void whatOurRulesSayComesOnRequestWithAnIdentifierOfItsOwn() {
        keep(Stores.patient("gops-poor"));
        keep(Stores.permitting("gops-poor"));
        keep(Stores.transaction(Results.genotype("gops-poor-genotype", "gops-poor", "HGNC:2621", "*2/*2")));
        String question = "/fhir/Patient/gops-poor/$find-subject-tx-implications?treatments=clopidogrel";
        JsonNode answer = answer(question + "&includeComputed=true");
        JsonNode computed = answer.findValues("resource").stream()
                .filter(resource -> resource.toString().contains("identifier/computed-implication"))
                .findFirst()
                .orElseThrow();
        String ground = computed.at("/derivedFrom/0/reference").asText();

        assertThat(ground).startsWith("Observation/");
        assertThat(ids(answer)).contains(ground.substring("Observation/".length()));
        assertThat(computed.toString()).contains("workflow-relatedArtifact", "2024-05");
        assertThat(answer(question).toString()).doesNotContain("computed-implication");
    }

    @Test
    void unknownPatientIsAnsweredLikeItsRead() {
        HttpResponse<String> answer = get("/fhir/$find-subject-variants?subject=gops-nobody&ranges=NC_000010.11:1-2");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(get("/fhir/Patient/gops-nobody").body());
    }

    @Test
    void rebuiltIndexIsAsBefore() {
        String question = FIND + "subject-variants?includeVariants=true&ranges=NC_000010.11:94000000-95000000";
        JsonNode before = answer(question);
        database.update("delete from ph_variant where patient = 'gops'");
        database.update(
                "insert into ph_genomic_source (patient, resource, part, kind, status, test, specimen, tested, words)"
                        + " values ('gops', 'Observation/gops-gone', '', 'GENOTYPE', 'FINAL', '', '', '', '')");
        assertThat(ids(answer(question))).isEmpty();

        HttpResponse<String> rebuilt = post(
                "/fhir/$rebuild-variant-index",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"valueString\":\"gops\"}]}");

        assertThat(rebuilt.statusCode()).as(rebuilt.body()).isEqualTo(200);
        assertThat(ids(answer(question))).hasSize(2).isEqualTo(ids(before));
        assertThat(database.queryForList("select id from ph_genomic_source where resource = 'Observation/gops-gone'"))
                .isEmpty();
    }

    @Test
    void operationsAreInTheCapabilityStatement() {
        String capabilities = get("/fhir/metadata").body();

        assertThat(capabilities)
                .contains(
                        "OperationDefinition/find-subject-variants",
                        "OperationDefinition/find-population-tx-implications",
                        "OperationDefinition/find-study-metadata");
    }

    /** The searches that the guide names beside its operations (genomics-fhir.md section 6.8). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation?component-code-value-concept=http://loinc.org|48018-6$http://www.genenames.org|HGNC:2621; gops-genotype",
                "Observation?component-code-value-concept=http://loinc.org|92822-6$http://loinc.org|LA30102-0; gops-snv",
                "Observation?subject:Patient=gops&code=http://loinc.org|69548-6; gops-snv",
                "Observation?code-value-concept=http://loinc.org|69548-6$http://loinc.org|LA9633-4; gops-snv",
                "Observation?component-code=http://loinc.org|51963-7&_include=Observation:derived-from; gops-genotype",
                "Observation?component-code=http://loinc.org|51963-7&_include:iterate=Observation:derived-from; gops-genotype",
                "DiagnosticReport?_id=gops-report&_include=DiagnosticReport:result; gops-report",
                "Observation?_id=gops-genotype&_revinclude=Observation:derived-from; gops-tx"
            })
    void plainSearchOfTheGuideWorks(String search, String found) {
        HttpResponse<String> response = get("/fhir/" + search.replace("|", "%7C") + "&_count=200");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(ids(json(response))).contains(found);
    }

    private static String linked(String id, String field, String to) {
        return Results.genotype(id, "gops-chain", "HGNC:2621", "*1/*17")
                .replaceFirst("^\\{", "{'" + field + "':[{'reference':'" + to + "'}],");
    }

    /** The walk that the guide tells clients to take, from a report to all that it rests on (genomics-fhir.md section 6.8). */
    @Test
    void iteratedIncludesGoOnFromWhatMayBeSeenAlone() {
        keep(Stores.patient("gops-chain"));
        keep(Stores.permitting("gops-chain"));
        keep(Stores.transaction(
                Results.genotype("gops-chain-4", "gops-chain", "HGNC:2621", "*1/*17"),
                linked("gops-chain-3", "derivedFrom", "Observation/gops-chain-4"),
                linked("gops-chain-2", "hasMember", "Observation/gops-chain-3"),
                "{'resourceType':'DiagnosticReport','id':'gops-chain-1','status':'final','subject':{'reference':'Patient/gops-chain'},"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]},"
                        + "'result':[{'reference':'Observation/gops-chain-2'}]}"));
        String walk = "DiagnosticReport?_id=gops-chain-1&_include=DiagnosticReport:result"
                + "&_include:iterate=Observation:has-member&_include:iterate=Observation:derived-from";

        JsonNode whole = json(get("/fhir/" + walk));
        keep(Stores.transaction(Stores.consent(
                "gops-chain-consent", "gops-chain", Results.permittingAllBut(List.of("Observation/gops-chain-3")))));
        JsonNode cut = json(get("/fhir/" + walk));

        assertThat(ids(whole))
                .containsExactlyInAnyOrder("gops-chain-1", "gops-chain-2", "gops-chain-3", "gops-chain-4");
        assertThat(whole.at("/entry/3/search/mode").asText()).isEqualTo("include");
        assertThat(whole.at("/link/0/url").asText()).contains("_include:iterate=Observation%3Ahas-member");
        assertThat(ids(cut)).as(cut.toString()).containsExactlyInAnyOrder("gops-chain-1", "gops-chain-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation?component-code=http://loinc.org|51963-7&_include:iterate=Observation:derived-from&_include:iterate=*",
                "Observation?_id=gops-tx&_revinclude:iterate=Observation:has-member"
            })
    void includeThatReachesFurtherIsRefusedWithAReason(String search) {
        HttpResponse<String> response = get("/fhir/" + search.replace("|", "%7C"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(json(response).at("/issue/0/details/coding/0/code").asText()).isEqualTo("inferring-search");
    }
}
