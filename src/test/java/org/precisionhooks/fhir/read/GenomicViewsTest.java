package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.facts.ResourceView;

/** The consent decision sees that a statement is genetic, and of which genes, also where it only points to the result. */
class GenomicViewsTest {

    private static final String VARIANT = """
            {"resourceType":"Observation","id":"v","status":"final","subject":{"reference":"Patient/p"},
             "code":{"coding":[{"system":"http://loinc.org","code":"69548-6"}]},
             "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA9633-4"}]},
             "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
               "valueCodeableConcept":{"text":"CFTR"}}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phase            | `\"code\":{\"coding\":[{\"code\":\"82120-7\"}]},\"valueCodeableConcept\":{\"text\":\"Cis\"},`",
                "consequence      | `\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs\",\"code\":\"molecular-consequence\"}]},`",
                "for disease      | `\"code\":{\"coding\":[{\"code\":\"53037-8\"}]},\"valueCodeableConcept\":{\"coding\":[{\"code\":\"LA6668-3\"}]},`",
                "for treatment    | `\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs\",\"code\":\"therapeutic-implication\"}]},`"
            })
    void aStatementIsOfTheGenesOfItsResults(String what, String content) {
        ResourceView view = view("{\"resourceType\":\"Observation\",\"id\":\"s\",\"status\":\"final\"," + content
                + "\"subject\":{\"reference\":\"Patient/p\"},\"derivedFrom\":[{\"reference\":\"Observation/v\"}]}");

        assertThat(view.genomic()).as(what).isTrue();
        assertThat(view.genes()).as(what).isEqualTo(Set.of("CFTR"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"resourceType\":\"Task\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"LA26421-0\"}]},\"for\":{\"reference\":\"Patient/p\"},\"reasonReference\":{\"reference\":\"Observation/v\"}`",
                "`\"resourceType\":\"RiskAssessment\",\"subject\":{\"reference\":\"Patient/p\"},\"basis\":[{\"reference\":\"Observation/v\"}],\"prediction\":[{\"outcome\":{\"text\":\"x\"}}]`",
                "`\"resourceType\":\"Procedure\",\"subject\":{\"reference\":\"Patient/p\"},\"extension\":[{\"url\":\"http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-regions\",\"extension\":[{\"url\":\"studied\",\"valueCodeableConcept\":{\"text\":\"CFTR\"}}]}]`"
            })
    void whatALaboratoryDidAndRecommendsIsOfItsGenes(String content) {
        ResourceView view = view("{\"id\":\"s\",\"status\":\"completed\"," + content + "}");

        assertThat(view.genomic()).isTrue();
        assertThat(view.genes()).isEqualTo(Set.of("CFTR"));
    }

    private static ResourceView view(String statement) {
        ArrayNode resources = ReadingCase.JSON.createArrayNode();
        try {
            resources.add(ReadingCase.JSON.readTree(VARIANT)).add(ReadingCase.JSON.readTree(statement));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(statement, e);
        }
        return ReadingCase.read("p", resources).sources().get(1).resource();
    }
}
