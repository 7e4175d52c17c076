package org.precisionhooks.fhir.read.genomic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.GeneTestOrder;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Which genetic tests are on their way. */
class TestRequestReaderTest {

    private static final RecordReader READER = BuiltIn.records();

    private static SourcedFacts read(String json) throws JsonProcessingException {
        String whole = json.replace('\'', '"')
                .replaceFirst("\\{", "{\"id\": \"x\", \"subject\": {\"reference\": \"Patient/p\"}, ");
        return READER.read("p", List.of(new FoundResource(new ObjectMapper().readTree(whole), DataOrigin.SERVER)))
                .sources()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ServiceRequest   | active     | 'code': {'text': 'Pharmacogenomic test: DPYD'} | DPYD ordered",
                "ServiceRequest   | on-hold    | 'code': {'coding': [{'system': 'http://loinc.org', 'code': '79714-2'}]} | CYP2C19 ordered",
                "ServiceRequest   | active     | 'code': {'text': 'HLA-B*57:01 typing'} | HLA-B*57:01 ordered",
                "ServiceRequest   | active     | 'code': {'text': 'TPMT activity'} | ''",
                "ServiceRequest   | completed  | 'code': {'text': 'Pharmacogenomic test: DPYD'} | ''",
                "ServiceRequest   | draft      | 'code': {'text': 'Pharmacogenomic test: DPYD'} | ''",
                "ServiceRequest   | revoked    | 'code': {'text': 'Pharmacogenomic test: DPYD'} | ''",
                "ServiceRequest   | active     | 'doNotPerform': true, 'code': {'text': 'Pharmacogenomic test: DPYD'} | ''",
                "Observation      | registered | 'code': {'coding': [{'system': 'http://loinc.org', 'code': '79714-2'}]} | CYP2C19 registered",
                "Observation      | registered | 'code': {'coding': [{'system': 'http://loinc.org', 'code': '84413-4'}]}, 'component': [{'code': {'coding': [{'system': 'http://loinc.org', 'code': '48018-6'}]}, 'valueCodeableConcept': {'coding': [{'system': 'http://www.genenames.org', 'code': 'HGNC:2621'}]}}] | CYP2C19 registered",
                "DiagnosticReport | registered | 'category': [{'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v2-0074', 'code': 'GE'}]}], 'code': {'text': 'DPYD genotyping'} | DPYD registered"
            })
    void testOnItsWayIsRead(String type, String status, String rest, String tests) throws JsonProcessingException {
        SourcedFacts read = read("{'resourceType': '" + type + "', 'status': '" + status + "', " + rest + "}");

        assertThat(read.facts().stream()
                        .filter(GeneTestOrder.class::isInstance)
                        .map(GeneTestOrder.class::cast)
                        .map(test ->
                                test.gene() + test.allele().orElse("") + (test.begun() ? " registered" : " ordered"))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(tests);
    }

    /** A request is about its gene, whatever became of it: consent goes by that. */
    @ParameterizedTest
    @CsvSource({"active", "completed", "revoked", "entered-in-error"})
    void genesOfARequestDecideOnWhoMaySeeIt(String status) throws JsonProcessingException {
        assertThat(read("{'resourceType': 'ServiceRequest', 'status': '" + status
                                + "', 'code': {'text': 'Pharmacogenomic test: DPYD'}}")
                        .resource()
                        .genes())
                .containsExactly("DPYD");
    }
}
