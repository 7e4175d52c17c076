package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.ResultPriority;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Which results are to be read first (pharmacogenomics.md section 11). */
class ResultPrioritiesTest {

    /** F5 is no pharmacogene here, and no guidance asks for IFNL3; neither has a published priority. */
    private static final Set<String> NO_RESULT_HERE = Set.of("F5", "IFNL3");

    private static final PharmacogenomicsEngine ENGINE = BuiltIn.pharmacogenomics();

    @ParameterizedTest
    @CsvSource({
        "CYP2C19, Normal Metabolizer,       ROUTINE",
        "CYP2C19, Poor Metabolizer,         PRIORITY",
        "CYP2C19, Indeterminate,            NONE",
        "CYP3A5,  Normal Metabolizer,       PRIORITY",
        "CYP3A5,  Poor Metabolizer,         ROUTINE",
        "UGT1A1,  Intermediate Metabolizer, ROUTINE",
        "TPMT,    Indeterminate,            PRIORITY",
        "G6PD,    Variable,                 PRIORITY"
    })
    void aResultIsMarkedAsPublished(String gene, String phenotype, ResultPriority priority) {
        assertThat(status(gene, phenotype(gene, phenotype)).priority()).isEqualTo(priority);
    }

    @Test
    void aRiskAlleleOfHlaIsReadFirstAndItsAbsenceIsNot() {
        assertThat(status("HLA-B", allele(Presence.PRESENT)).priority()).isEqualTo(ResultPriority.PRIORITY);
        assertThat(status("HLA-B", allele(Presence.ABSENT)).priority()).isEqualTo(ResultPriority.NONE);
    }

    @Test
    void anUntestedGeneHasNoPriority() {
        assertThat(status("CYP2D6", phenotype("CYP2C19", "Poor Metabolizer")).priority())
                .isEqualTo(ResultPriority.NONE);
    }

    @Test
    void allPublishedPrioritiesAreThose() throws IOException {
        List<String> rows = Files.readAllLines(SharedReference.require("pgx/pypgx/phenotype-table.csv"));
        assertThat(rows).hasSize(72);
        rows.stream()
                .skip(1)
                .map(row -> row.split(","))
                .filter(row -> !NO_RESULT_HERE.contains(row[0]))
                .forEach(row -> {
                    String phenotype = row[0].equals("G6PD") ? row[1].replace("G6PD ", "") : row[1];
                    assertThat(status(row[0], phenotype(row[0], phenotype)).priority())
                            .as(String.join(" ", row))
                            .isEqualTo(expected(row[2]));
                });
    }

    private static ResultPriority expected(String published) {
        return published.equals("None")
                ? ResultPriority.NONE
                : published.startsWith("Abnormal") ? ResultPriority.PRIORITY : ResultPriority.ROUTINE;
    }

    private static GeneStatus status(String gene, Fact fact) {
        return ENGINE.genes(ConsentedFactsFixture.permitted("p", fact)).stream()
                .filter(status -> status.gene().equals(gene))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no guidance asks for " + gene));
    }

    private static Fact phenotype(String gene, String phenotype) {
        return new GenePhenotype(source(), gene, Origin.GERMLINE, phenotype, Optional.empty());
    }

    private static Fact allele(Presence presence) {
        return new AllelePresence(source(), "HLA-B", Origin.GERMLINE, "*57:01", presence);
    }

    private static Source source() {
        return new Source("Observation/o", ResultStatus.FINAL, Optional.empty());
    }
}
