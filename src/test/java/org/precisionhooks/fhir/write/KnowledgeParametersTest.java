package org.precisionhooks.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
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

        List<ParametersParameterComponent> parts = KnowledgeParameters.of(List.of(table), List.of())
                .getParameterFirstRep()
                .getPart();

        assertThat(parts.stream().filter(part -> part.getName().equals("origin")))
                .singleElement()
                .satisfies(part -> assertThat(part.getValue().primitiveValue()).isEqualTo(shown));
    }

    @Test
    void aPairThatIsSwitchedOffIsSaidAndOneThatIsOnAgainIsNot() {
        Parameters parameters = KnowledgeParameters.of(
                List.of(),
                List.of(
                        new PairSwitch("CYP2C19", "32968", false, "decided in March"),
                        new PairSwitch("DPYD", "4492", false, ""),
                        new PairSwitch("DPYD", "4492", true, "")));

        assertThat(parameters.getParameter()).singleElement().satisfies(pair -> {
            assertThat(pair.getName()).isEqualTo("switchedOff");
            assertThat(pair.getPart().get(0).getValue().primitiveValue()).isEqualTo("CYP2C19");
            assertThat(((Coding) pair.getPart().get(1).getValue()).getCode()).isEqualTo("32968");
            assertThat(pair.getPart().get(2).getValue().primitiveValue()).isEqualTo("decided in March");
        });
    }
}
