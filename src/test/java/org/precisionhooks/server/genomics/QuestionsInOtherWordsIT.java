package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.genomics.Results.found;
import static org.precisionhooks.server.genomics.Results.gene;
import static org.precisionhooks.server.genomics.Results.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same question by all ways that the specification names, and what of it is refused (genomics-fhir.md sections 6.1 to 6.5). */
class QuestionsInOtherWordsIT extends QuestionsIT {

    private static final String ONE = "LA30102-0";
    private static final String SUBJECT = "subject=words&";

    @BeforeEach
    void load() {
        keep(Stores.patient("words"));
        keep(Stores.permitting("words"));
        keep(Stores.transaction(
                found("words-snv", "words", gene("HGNC:11998"), place("NC_000017.11", ONE, 7_675_088, "C", "T")),
                found("words-ins", "words", gene("HGNC:11998"), place("NC_000017.11", ONE, 7_676_000, "-", "GA")),
                found("words-mt", "words", gene("HGNC:7470"), place("NC_012920.1", ONE, 1_555, "A", "G")),
                Results.genotype("words-hla", "words", "HGNC:4932", "HLA-B*57:01:01+HLA-B*08:01"),
                Results.genotype("words-g6pd", "words", "HGNC:4057", "Mediterranean, Dallas, Panama/A-"),
                Results.implication("words-tx", "words", "abacavir", "Observation/words-hla")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$find-subject-variants?subject=words&; words-snv",
                "$find-subject-variants?subject=Patient/words&; words-snv",
                "Patient/words/$find-subject-variants?; words-snv",
                "Patient/words/$find-subject-variants?subject=words&; words-snv",
                "subject-operations/genotype-operations/$find-subject-variants?subject=words&; words-snv",
                "$find-subject-variants?subject=words&unknown=1&_format=json&; words-snv"
            })
    void everyPathAnswersAlike(String path, String id) {
        JsonNode answer = answer("/fhir/" + path + "includeVariants=true&ranges=NC_000017.11:7675087-7675088");

        assertThat(ids(answer)).containsExactly(id);
        assertThat(answer.at("/parameter/0/part/0/valueString").asText()).isEqualTo("NC_000017.11:7675087-7675088");
    }

    @Test
    void aQuestionInTheBodyIsNotDividedAtCommas() {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":["
                + "{\"name\":\"subject\",\"valueReference\":{\"reference\":\"Patient/words\"}},"
                + "{\"name\":\"haplotypes\",\"valueString\":\"Mediterranean, Dallas, Panama\"},"
                + "{\"name\":\"haplotypes\",\"valueCodeableConcept\":{\"text\":\"no such allele\"}},"
                + "{\"name\":\"haplotypes\",\"valueCoding\":{\"code\":\"HLA-B*57:01\"}}]}";
        HttpResponse<String> posted = post("/fhir/$find-subject-specific-haplotypes", body);

        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        assertThat(json(posted).findValuesAsText("valueString"))
                .containsExactly("Mediterranean, Dallas, Panama", "no such allele", "HLA-B*57:01");
        assertThat(ids(json(posted))).containsExactly("words-g6pd", "words-hla");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // one part an item, each once, in their order
                "ranges=NC_000017.11:7675087-7675088,NC_000017.11:1-2; 2; true false",
                "ranges=NC_000017.11:7675087-7675088&ranges=NC_000017.11:1-2; 2; true false",
                "ranges=NC_000017.11:7675087-7675088,NC_000017.11:7675087-7675088; 1; true",
                "ranges=NC_000017.11:1-2, NC_000017.11:7675087-7675088; 2; false true",
                // half open: the base before and the one behind are not of it
                "ranges=NC_000017.11:7675086-7675087; 1; false",
                "ranges=NC_000017.11:7675088-7675089; 1; false",
                // an insertion is found from either side of its place
                "ranges=NC_000017.11:7676000-7676005; 1; true",
                "ranges=NC_000017.11:7675995-7676000; 1; true",
                "ranges=NC_000017.11:7675995-7675999; 1; false",
                "ranges=NC_000017.11:7676001-7676005; 1; false",
                // the mitochondrion is of both builds
                "ranges=NC_012920.1:1554-1555; 1; true"
            })
    void rangesAreHalfOpenAndAnsweredOneByOne(String question, int parts, String presence) {
        JsonNode answer = answer("/fhir/$find-subject-variants?" + SUBJECT + question);

        assertThat(answer.path("parameter")).hasSize(parts);
        assertThat(String.join(" ", answer.findValuesAsText("valueBoolean"))).isEqualTo(presence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "subject=words&ranges=NC_000017.11:5-5",
                "subject=words&ranges=NC_000017.11:-1-5",
                "subject=words&ranges=chr17:1-5",
                "subject=words&ranges=NC_000017:1-5",
                "subject=words&ranges=NC_000017.11:1-99999999999999",
                "subject=words&ranges=NM_000546.6:1-5",
                "subject=words&ranges=NC_000017.11:1-5,",
                "subject=words&ranges=",
                "subject=words",
                "subject=&ranges=NC_000017.11:1-5",
                "subject=words&subject=others&ranges=NC_000017.11:1-5",
                "subject=Group/words&ranges=NC_000017.11:1-5",
                "subject=words&ranges=NC_000017.11:1-5&genomicSourceClass=both",
                "subject=words&ranges=NC_000017.11:1-5&genomicSourceClass=germline,somatic",
                "subject=words&ranges=NC_000017.11:1-5&testDateRange=ge2020-13-01",
                "subject=words&ranges=NC_000017.11:1-5&testDateRange=xx2020-01-01",
                "subject=words&ranges=NC_000017.11:1-5&includePhasing=1"
            })
    void whatCannotBeReadIsRefusedWithAnOutcome(String question) {
        HttpResponse<String> response = get("/fhir/$find-subject-variants?" + question);

        assertThat(response.statusCode()).as(question + response.body()).isEqualTo(400);
        assertThat(json(response).path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HLA-B*57:01; true",
                "B*57:01; true",
                "hla-b*57; true",
                "HLA-B*57:01:01; true",
                "HLA-B*57:01:02; false",
                "HLA-B*5; false",
                "HLA-B*57:010; false",
                "HLA-A*57:01; false",
                "A-; true",
                "http://www.genenames.org|HGNC:4932; false"
            })
    void allelesAreComparedByTheirFields(String haplotype, boolean found) {
        JsonNode answer = answer("/fhir/$find-subject-specific-haplotypes?" + SUBJECT + "haplotypes=" + haplotype);

        assertThat(answer.findValue("valueBoolean").asBoolean()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HGNC:4932; words-hla",
                "http://www.genenames.org|HGNC:4932; words-hla",
                "http://www.genenames.org/geneId|HGNC:4932; words-hla",
                "http://www.genenames.org/geneId|4932; words-hla",
                "hgnc:4057; words-g6pd",
                "G6PD; words-g6pd"
            })
    void genesAreMeantByAnyOfTheirCodes(String gene, String id) {
        JsonNode answer = answer("/fhir/$find-subject-haplotypes?" + SUBJECT + "genes=" + gene);

        assertThat(ids(answer)).containsExactly(id);
        assertThat(answer.findValue("valueString").asText()).isEqualTo(gene);
    }

    @Test
    void implicationsCarryWhatTheyRestOnOnceAndNothingIsAskedForGivesNothing() {
        assertThat(ids(answer("/fhir/$find-subject-tx-implications?" + SUBJECT + "treatments=abacavir,Abacavir")))
                .containsExactly("words-tx", "words-hla");
        assertThat(ids(answer("/fhir/$find-subject-tx-implications?" + SUBJECT
                        + "haplotypes=HLA-B*57:01&treatments=abacavir&ranges=NC_000017.11:1-5")))
                .containsExactly("words-tx", "words-hla");
        assertThat(answer("/fhir/$find-subject-tx-implications?" + SUBJECT).has("parameter"))
                .isFalse();
        assertThat(answer("/fhir/$find-subject-tx-implications?" + SUBJECT + "treatments=codeine")
                        .has("parameter"))
                .isFalse();
    }

    @Test
    void repeatedItemsOfAPopulationMustAllHold() {
        JsonNode both = answer(
                "/fhir/population-operations/genotype-operations/$find-population-specific-variants"
                        + "?includePatientList=true&variants=NC_000017.11:7675087:C:T&variants=NC_012920.1:m.1555A>G,NC_012920.1:1494:C:T");

        assertThat(both.findValuesAsText("valueString"))
                .contains(
                        "NC_000017.11:7675087:C:T AND NC_012920.1:m.1555A>G",
                        "NC_000017.11:7675087:C:T AND NC_012920.1:1494:C:T");
        assertThat(both.at("/parameter/0/part/1/valueQuantity/value").asInt()).isEqualTo(1);
        assertThat(both.at("/parameter/0/part/3/valueString").asText()).isEqualTo("words");
        assertThat(both.at("/parameter/1/part/1/valueQuantity/value").asInt()).isZero();
    }

    @Test
    void aPlaceBetweenTwoBasesIsAnsweredAsOne() {
        JsonNode insertion = answer("/fhir/$find-subject-variants?" + SUBJECT
                        + "includeVariants=true&ranges=NC_000017.11:7675995-7676005")
                .findValue("resource");

        assertThat(insertion.toString()).contains("\"valueRange\":{\"low\":{\"value\":7676000}", "LA30100-4");
    }

    @Test
    void anUnknownPatientIsNotFoundByEveryQuestion() {
        for (String question : List.of(
                "$find-subject-variants?ranges=NC_000017.11:1-5",
                "$find-subject-specific-variants?variants=NC_000017.11:5:A:G",
                "$find-subject-structural-subsuming-variants?ranges=NC_000017.11:1-5",
                "$find-subject-haplotypes?genes=G6PD",
                "$find-subject-specific-haplotypes?haplotypes=A-",
                "$find-subject-dx-implications?conditions=x",
                "$find-subject-molecular-consequences?featureConsequences=x",
                "$find-study-metadata?testIdentifiers=x")) {
            assertThat(get("/fhir/Patient/words-nobody/" + question).statusCode())
                    .as(question)
                    .isEqualTo(404);
            assertThat(get("/fhir/" + question + "&subject=words-nobody").statusCode())
                    .as(question)
                    .isEqualTo(404);
        }
    }
}
