package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

class DisagreementsTest {

    private static final Disagreements DISAGREEMENTS =
            new Disagreements(CuratedVariants.from(BuiltIn.KNOWLEDGE), DiplotypeForm.from(BuiltIn.KNOWLEDGE));
    private static final Source SOURCE = new Source("Observation/o", ResultStatus.FINAL, Optional.empty());

    private static List<Disagreement.Kind> kinds(GenomicFact... facts) {
        return DISAGREEMENTS.among(List.of(facts)).stream()
                .map(Disagreement::kind)
                .toList();
    }

    private static Genotype genotype(String alleles, Origin origin) {
        return new Genotype(SOURCE, "CYP2C19", origin, alleles);
    }

    private static Variant variant(
            String accession, long start, String alternate, Presence presence, Zygosity zygosity) {
        return new Variant(
                SOURCE,
                "CYP2C19",
                Origin.GERMLINE,
                presence,
                zygosity,
                List.of(),
                Optional.of(new GenomicLocation(accession, start, "G", alternate)));
    }

    @ParameterizedTest
    @CsvSource({
        "*1/*2, *2/*1, false",
        "*1/*2, * 1 / *2, false",
        "CYP2C19*1/CYP2C19*2, *2/*1, false",
        "CYP2C19 *1/*2, cyp2c19*1/*2, false",
        "*1/*2.002, *1/*2, false",
        "*1/*2.002, *1/*3.001, true",
        "*1/*2, *1/*17, true",
    })
    void genotypesDifferByTheirAllelesInAnyOrder(String one, String other, boolean differ) {
        assertThat(kinds(genotype(one, Origin.GERMLINE), genotype(other, Origin.UNSTATED)))
                .isEqualTo(differ ? List.of(Disagreement.Kind.GENOTYPE) : List.of());
    }

    @Test
    void germlineAndTumourAreNotCompared() {
        assertThat(kinds(genotype("*1/*2", Origin.GERMLINE), genotype("*1/*17", Origin.SOMATIC)))
                .isEmpty();
    }

    @Test
    void phenotypesOfOneGeneDiffer() {
        GenePhenotype poor =
                new GenePhenotype(SOURCE, "CYP2C19", Origin.GERMLINE, "Poor Metabolizer", Optional.empty());
        GenePhenotype normal =
                new GenePhenotype(SOURCE, "CYP2C19", Origin.GERMLINE, "Normal Metabolizer", Optional.empty());
        GenePhenotype otherGene =
                new GenePhenotype(SOURCE, "CYP2D6", Origin.GERMLINE, "Normal Metabolizer", Optional.empty());

        assertThat(kinds(poor, normal)).containsExactly(Disagreement.Kind.PHENOTYPE);
        assertThat(kinds(poor, otherGene)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*57:01, *08:01, *08:01:01, *57:01:01, false",
        "*57:01, *08:01, *57:01, *07:02, true",
        "*57:01, *08:01, *57:010, *08:01, true",
    })
    void typingsDifferByFields(String a, String b, String c, String d, boolean differ) {
        HlaTyping one = new HlaTyping(SOURCE, "HLA-B", Origin.GERMLINE, List.of(a, b), false);
        HlaTyping other = new HlaTyping(SOURCE, "HLA-B", Origin.GERMLINE, List.of(c, d), false);

        assertThat(kinds(one, other)).isEqualTo(differ ? List.of(Disagreement.Kind.HLA_TYPING) : List.of());
    }

    @Test
    void foundAndNotFoundDifferAcrossBuildsAndSpellings() {
        Variant found = variant("NC_000010.11", 94781858, "A", Presence.PRESENT, Zygosity.HETEROZYGOUS);
        Variant notFound = variant("NC_000010.10", 96541615, "A", Presence.ABSENT, Zygosity.UNKNOWN);
        Variant elsewhere = variant("NC_000010.10", 96541616, "A", Presence.ABSENT, Zygosity.UNKNOWN);
        Variant unknown = variant("NC_000010.11", 94781858, "A", Presence.INDETERMINATE, Zygosity.UNKNOWN);

        assertThat(kinds(found, notFound)).containsExactly(Disagreement.Kind.PRESENCE);
        assertThat(kinds(found, elsewhere, unknown)).isEmpty();
    }

    @Test
    void oneCopyAndTwoDiffer() {
        assertThat(kinds(
                        variant("NC_000010.11", 94781858, "A", Presence.PRESENT, Zygosity.HETEROZYGOUS),
                        variant("NC_000010.11", 94781858, "A", Presence.PRESENT, Zygosity.HOMOZYGOUS)))
                .containsExactly(Disagreement.Kind.ZYGOSITY);
    }

    @Test
    void anAlleleFoundAndNotFoundDiffers() {
        assertThat(kinds(
                        new AllelePresence(SOURCE, "HLA-B", Origin.GERMLINE, "*57:01", Presence.PRESENT),
                        new AllelePresence(SOURCE, "HLA-B", Origin.GERMLINE, "*57:01", Presence.ABSENT)))
                .containsExactly(Disagreement.Kind.PRESENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "PATHOGENIC, LIKELY_PATHOGENIC, false",
        "PATHOGENIC, UNCERTAIN, true",
        "LIKELY_BENIGN, PATHOGENIC, true",
        "UNKNOWN, PATHOGENIC, false",
    })
    void classesOfOneVariantDiffer(Significance one, Significance other, boolean differ) {
        assertThat(kinds(implication(one), implication(other)))
                .isEqualTo(differ ? List.of(Disagreement.Kind.SIGNIFICANCE) : List.of());
    }

    private static DiagnosticImplication implication(Significance significance) {
        return new DiagnosticImplication(
                SOURCE,
                "BRCA2",
                Origin.GERMLINE,
                significance,
                Presence.PRESENT,
                Zygosity.HETEROZYGOUS,
                List.of("NM_000059.4:c.7397T>C"),
                Concept.NONE);
    }
}
