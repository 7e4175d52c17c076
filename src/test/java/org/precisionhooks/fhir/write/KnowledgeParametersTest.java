package org.precisionhooks.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.Table;

class KnowledgeParametersTest {

    private static final Provenance PROVENANCE =
            new Provenance("source", "1", LocalDate.of(2026, 11, 24), "https://example.org", "CC0-1.0");

    @ParameterizedTest
    @CsvSource({
        "knowledge/drugs/brands.tsv, built-in",
        "/srv/rules/drugs/brands.tsv, site: brands.tsv",
        "C:\\rules\\drugs\\brands.tsv, site: brands.tsv",
        "knowledge/drugs/brands.tsv + /srv/a + b/drugs/brands.tsv, built-in + site: brands.tsv",
        "/srv/a + b/drugs/brands.tsv, site: brands.tsv"
    })
    void originNamesNoFolderOfTheMachine(String origin, String shown) {
        Table<Provenance> table = new Table<>("drugs/brands", PROVENANCE, origin, "abc", List.of());

        List<ParametersParameterComponent> parts =
                KnowledgeParameters.of(List.of(table)).getParameterFirstRep().getPart();

        assertThat(parts.stream().filter(part -> part.getName().equals("origin")))
                .singleElement()
                .satisfies(part -> assertThat(part.getValue().primitiveValue()).isEqualTo(shown));
    }
}
