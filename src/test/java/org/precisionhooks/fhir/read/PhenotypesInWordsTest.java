package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.GenePhenotype;

/** Every phenotype that guidance goes by is read where a laboratory states it in these words (pharmacogenomics.md section 6.1). */
class PhenotypesInWordsTest {

    private static final String TABLE = "/knowledge/pharmacogenomics/recommendations.tsv";

    static Stream<Arguments> phenotypesOfGuidance() throws IOException {
        try (InputStream table = Objects.requireNonNull(PhenotypesInWordsTest.class.getResourceAsStream(TABLE))) {
            List<String[]> rows = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
            List<String> columns = List.of(rows.get(0));
            return rows.stream()
                    .skip(1)
                    .flatMap(row -> Stream.of("1", "2")
                            .map(which ->
                                    List.of(row[columns.indexOf("gene" + which)], row[columns.indexOf("key" + which)])))
                    .filter(pair -> isPhenotype(pair.get(0), pair.get(1)))
                    .distinct()
                    .map(pair -> Arguments.of(pair.get(0), pair.get(1)));
        }
    }

    /** Not a score, an HLA allele, a genotype, or what stands for no result. */
    private static boolean isPhenotype(String gene, String key) {
        return !gene.isEmpty()
                && !gene.startsWith("HLA")
                && !key.equals("No Result")
                && !key.equals("n/a")
                && !key.equals("xN combinations")
                && key.chars().anyMatch(Character::isLetter);
    }

    @ParameterizedTest
    @MethodSource("phenotypesOfGuidance")
    void isReadFromWords(String gene, String phenotype) throws IOException {
        String observation = """
                {"resourceType": "Observation", "id": "o", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"text": "%1$s phenotype"}, "valueCodeableConcept": {"text": "%2$s"}}""";
        assertThat(stated(observation.formatted(gene, phenotype))).isEqualTo(phenotype);
        String implication = """
                {"resourceType": "Observation", "id": "o", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs", "code": "therapeutic-implication"}]},
                 "component": [
                  {"code": {"coding": [{"system": "http://loinc.org", "code": "48018-6"}]}, "valueCodeableConcept": {"text": "%1$s"}},
                  {"code": {"coding": [{"system": "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs", "code": "therapeutic-implication"}]},
                   "valueCodeableConcept": {"text": "%2$s"}}]}""";
        assertThat(stated(implication.formatted(gene, phenotype))).isEqualTo(phenotype);
    }

    private static String stated(String observation) throws IOException {
        return ReadingCase.read("p", new ObjectMapper().readTree("[" + observation + "]")).sources().stream()
                .flatMap(source -> source.facts().stream())
                .filter(GenePhenotype.class::isInstance)
                .map(GenePhenotype.class::cast)
                .map(GenePhenotype::phenotype)
                .findFirst()
                .orElse("");
    }
}
