package org.precisionhooks.fhir.read.genomic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Which genes a ServiceRequest has tested. */
class TestOrderReaderTest {

    private static final TestOrderReader READER =
            new TestOrderReader(BuiltIn.records().tables());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pharmacogenomic test: CYP2C19 | CYP2C19",
                "CYP2C19 genotype and DPYD gene analysis | CYP2C19 DPYD",
                "HLA-B*57:01 screening | HLA-B*57:01",
                "HLA-B typing | HLA-B",
                "TPMT variants by sequencing | TPMT",
                "Platelets before clopidogrel | ''",
                "CYP2C19 | ''",
                "TPMT enzyme activity (genetic deficiency) | ''",
                "G6PD gene product level | ''",
                "General G6PD screening | ''",
                "MRI of the genes of nobody | ''",
            })
    void wordsNameAGeneWhereTheyNameAGeneticTestToo(String words, String genes) {
        assertThat(read("{'resourceType': 'ServiceRequest', 'status': 'active', 'code': {'text': '" + words + "'}}"))
                .isEqualTo(genes);
    }

    @ParameterizedTest
    @CsvSource({
        "http://loinc.org,50956-2,HLA-B*57:01",
        "http://loinc.org,57291-7,HLA-B",
        "http://loinc.org,79714-2,CYP2C19",
        "http://loinc.org,58410-2,''",
        "http://www.genenames.org,HGNC:2621,CYP2C19",
        "http://example.org/tests,HGNC:2621,''",
        "http://example.org/tests,CYP2C19,''"
    })
    void codesNameTheGene(String system, String code, String genes) {
        assertThat(read("{'resourceType': 'ServiceRequest', 'status': 'active', 'code': {'coding': [{'system': '"
                        + system + "', 'code': '" + code + "'}]}}"))
                .isEqualTo(genes);
    }

    @ParameterizedTest
    @CsvSource({
        "Pharmacogenomic panel, active, 1",
        "PGx panel, draft, 1",
        "PGx panel, revoked, 0",
        "Lipid panel, draft, 0"
    })
    void aPanelThatNamesNoGeneIsATestOfNone(String words, String status, int panels) throws Exception {
        assertThat(new TestOrderReader(ReadingTables.from(BuiltIn.KNOWLEDGE))
                        .read(new ObjectMapper()
                                .readTree("{\"resourceType\": \"ServiceRequest\", \"status\": \"" + status
                                        + "\", \"code\": {\"text\": \"" + words + "\"}}")))
                .hasSize(panels)
                .allMatch(OrderedTest::isPanel);
    }

    @Test
    void aGeneOfACodeIsNotReadFromItsWordsAgain() {
        assertThat(read("""
                {'resourceType': 'ServiceRequest', 'status': 'active', 'code': {'text': 'HLA-B*57:01 allele',
                 'coding': [{'system': 'http://loinc.org', 'code': '50956-2', 'display': 'HLA-B*57:01 gene allele presence'}]}}""")).isEqualTo("HLA-B*57:01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'resourceType': 'ServiceRequest', 'status': 'revoked'",
                "'resourceType': 'ServiceRequest', 'status': 'entered-in-error'",
                "'resourceType': 'ServiceRequest', 'status': 'active', 'doNotPerform': true",
                "'resourceType': 'Observation', 'status': 'final'"
            })
    void whatIsNotOrderedIsNoTest(String elements) {
        assertThat(read("{" + elements + ", 'code': {'text': 'CYP2C19 genotype'}}"))
                .isEmpty();
    }

    private static String read(String request) {
        return READER.read(json(request)).stream()
                .map(test -> test.gene() + test.allele().orElse(""))
                .collect(Collectors.joining(" "));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
