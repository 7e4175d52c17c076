package org.precisionhooks.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.knowledge.RawTable;

/** What a reload or an import changes, told by what tells which row is meant. */
class TableDifferenceTest {

    private static final RawTable SWITCHES = BuiltIn.KNOWLEDGE.raw("pharmacogenomics/pair_switches");

    @Test
    void aSwitchedPairIsNamedByItsGeneAndItsDrug() {
        RawTable off = switches(List.of("CYP2D6", "10324", "N", "decided"));
        RawTable on = switches(List.of("CYP2D6", "10324", "Y", "decided otherwise"));

        assertThat(TableDifference.between(SWITCHES, off).added()).containsExactly("CYP2D6 10324");
        assertThat(TableDifference.between(off, on).changed()).containsExactly("CYP2D6 10324");
        assertThat(TableDifference.between(on, SWITCHES).removed()).containsExactly("CYP2D6 10324");
    }

    /** As suballeles are: the change of one is not lost. */
    @Test
    void rowsThatTheirColumnsDoNotTellApartCountTogether() {
        RawTable before = switches(List.of("CYP2D6", "10324", "N", "a"), List.of("CYP2D6", "10324", "N", "b"));
        RawTable after = switches(List.of("CYP2D6", "10324", "N", "a"));

        assertThat(TableDifference.between(before, after).changed()).containsExactly("CYP2D6 10324");
    }

    @Test
    void everyRecommendationHasANameOfItsOwn() {
        RawTable rows = BuiltIn.KNOWLEDGE.raw("pharmacogenomics/recommendations");
        RawTable none = rows.with(rows.provenance(), List.of());

        assertThat(TableDifference.between(none, rows).added())
                .hasSize(rows.rows().size())
                .doesNotHaveDuplicates()
                .contains("CPIC 190521 general HLA-B *57:01 negative");
    }

    @SafeVarargs
    private static RawTable switches(List<String>... rows) {
        return SWITCHES.with(SWITCHES.provenance(), List.of(rows));
    }
}
