package org.precisionhooks.fhir.read.genomic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.GeneTestOrder;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.knowledge.Knowledge;

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

    /** Such a panel may test more or less than anybody thinks: no gene counts as ordered because of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ServiceRequest   | active     | 'code': {'text': 'Pharmacogenomics panel, 27 genes'} | ordered",
                "ServiceRequest   | active     | 'code': {'coding': [{'system': 'http://lab.example', 'code': 'PGXQP', 'display': 'Focused Pharmacogenomics Panel, Varies'}]} | ordered",
                "ServiceRequest   | on-hold    | 'code': {'text': 'PGx-Panel'} | ordered",
                "ServiceRequest   | active     | 'code': {'text': 'Pharmakogenetische Untersuchung'} | ordered",
                "DiagnosticReport | registered | 'code': {'text': 'Pharmacogenetic test'} | registered",
                "Observation      | registered | 'code': {'text': 'Pharmacogenetic test'} | registered",
                "ServiceRequest   | active     | 'code': {'text': 'Pharmacogenomics panel: CYP2D6, CYP2C19'} | ''",
                "ServiceRequest   | completed  | 'code': {'text': 'Pharmacogenomics panel'} | ''",
                "ServiceRequest   | draft      | 'code': {'text': 'Pharmacogenomics panel'} | ''",
                "ServiceRequest   | active     | 'code': {'text': 'Pharmacogenomics consultation'} | ''",
                "ServiceRequest   | active     | 'code': {'text': 'Lipid panel'} | ''"
            })
    void panelOfNobodyKnowsWhichGenesIsRead(String type, String status, String rest, String panel)
            throws JsonProcessingException {
        SourcedFacts read = read("{'resourceType': '" + type + "', 'status': '" + status + "', " + rest + "}");

        assertThat(read.facts().stream()
                        .filter(GenePanelOrder.class::isInstance)
                        .map(one -> ((GenePanelOrder) one).begun() ? "registered" : "ordered")
                        .collect(Collectors.joining(", ")))
                .isEqualTo(panel);
    }

    @Test
    void aPanelOfASitesCatalogueIsAnOrderOfItsGenes(@TempDir Path site) throws IOException {
        Files.createDirectories(site.resolve("genomics"));
        Files.writeString(site.resolve("genomics/test_panels.tsv"), """
                # mode: extend
                # source: the site
                # version: 1
                # retrieved: 2026-11-28
                # url: https://site.example
                # license: CC0-1.0
                system\tcode\twords\tgenes\tdisplay
                http://lab.example\tONCO-PGX\t\tDPYD;UGT1A1\tbefore chemotherapy
                """);
        RecordReader reader = new RecordReader(ReadingTables.from(Knowledge.layered(List.of(site))));

        SourcedFacts read = reader.read(
                        "p", List.of(new FoundResource(new ObjectMapper().readTree("""
                        {"resourceType": "ServiceRequest", "id": "x", "status": "active", "subject": {"reference": "Patient/p"},
                         "code": {"coding": [{"system": "http://lab.example", "code": "ONCO-PGX"}], "text": "Pharmacogenomic panel"}}
                        """), DataOrigin.SERVER)))
                .sources()
                .get(0);

        assertThat(read.facts()).extracting(one -> ((GeneTestOrder) one).gene()).containsExactly("DPYD", "UGT1A1");
    }

    @Test
    void genesOfTheDetailsOfAnOrderAreOrdered() throws JsonProcessingException {
        assertThat(read("{'resourceType': 'ServiceRequest', 'status': 'active', 'code': {'text': 'Genetic test'},"
                                + " 'orderDetail': [{'coding': [{'system': 'http://www.genenames.org', 'code': 'HGNC:3012'}]}]}")
                        .facts())
                .extracting(one -> ((GeneTestOrder) one).gene())
                .containsExactly("DPYD");
    }

    @Test
    void aPanelIsOfTheDomainOfGenesForDrugs() throws JsonProcessingException {
        assertThat(read("{'resourceType': 'ServiceRequest', 'status': 'active', 'code': {'text': 'PGx panel'}}")
                        .resource()
                        .genes())
                .containsExactlyInAnyOrder("CYP2C19", "CYP2D6");
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
