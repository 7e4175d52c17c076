package org.precisionhooks.consent.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

/** What content earns by the tables (consent.md section 12). */
class LabellingTest {

    @ParameterizedTest
    @CsvSource({"CYP2C19, pharmacogenomics", "BRCA1, hereditary-risk", "CFTR, carrier-status", "TPMT, pharmacogenomics"
    })
    void aGermlineResultEarnsItsDomainAndGdis(String gene, String domain) {
        assertThat(ConsentTables.LABELLING.earned(view(List.of(), List.of(), Set.of(gene), true)))
                .containsExactly(
                        Coding.of(CodeSystems.ACT_CODE, "GDIS"), Coding.of(ConsentTables.DOMAIN_SYSTEM, domain));
    }

    /** Of a record many resources hold the same kind of content. */
    @Test
    void theResourcesOfARecordAreLabelledAsEachAlone() {
        Random random = new Random(20);
        List<Coding> codes = List.of(
                Coding.of("http://loinc.org", "2160-0"),
                Coding.of("http://loinc.org", "86533-7"),
                Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "F10.2"),
                Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "B20"));
        List<Coding> labels = List.of(
                Coding.of(CodeSystems.ACT_CODE, "HIV"), Coding.of(ConsentTables.DOMAIN_SYSTEM, "ancestry-kinship"));
        List<String> genes = List.of("CYP2C19", "BRCA1", "NOGENE1");
        List<ResourceView> views = Stream.generate(() -> view(
                        some(labels, random),
                        some(codes, random),
                        Set.copyOf(some(genes, random)),
                        random.nextBoolean()))
                .limit(2_000)
                .toList();

        assertThat(ConsentTables.LABELLING.label(views))
                .isEqualTo(views.stream().map(ConsentTables.LABELLING::label).toList());
    }

    private static <T> List<T> some(List<T> all, Random random) {
        return all.stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    @Test
    void aGenomicResultOfNoKnownGeneMayBeGermline() {
        assertThat(ConsentTables.LABELLING.earned(view(List.of(), List.of(), Set.of("NOGENE1"), true)))
                .containsExactly(Coding.of(CodeSystems.ACT_CODE, "GDIS"));
        assertThat(ConsentTables.LABELLING.earned(view(List.of(), List.of(), Set.of(), true)))
                .containsExactly(Coding.of(CodeSystems.ACT_CODE, "GDIS"));
    }

    @Test
    void aPolygenicScoreIsOfHereditaryRiskAndOfTheGenesThatItNames() {
        Coding kind = Coding.of("https://precisionhooks.org/fhir/CodeSystem/pm-result-kind", "polygenic-score");

        assertThat(domains(view(List.of(), List.of(kind), Set.of(), true))).containsExactly("hereditary-risk");
        assertThat(domains(view(List.of(), List.of(kind), Set.of("CFTR"), true)))
                .containsExactlyInAnyOrder("hereditary-risk", "carrier-status");
        assertThat(domains(view(List.of(), List.of(kind), Set.of("NOGENE1"), true)))
                .containsExactlyInAnyOrder("hereditary-risk", LabelledResource.UNCLASSIFIED);
        Coding ancestry = Coding.of(ConsentTables.DOMAIN_SYSTEM, "ancestry-kinship");
        assertThat(domains(view(List.of(ancestry), List.of(kind), Set.of(), true)))
                .containsExactlyInAnyOrder("hereditary-risk", "ancestry-kinship");
    }

    /** A document that calls itself a directive and holds results all the same is none of the open ones. */
    @Test
    void anAdvanceDirectiveIsAnOrdinaryFactUnlessItIsGenetic() {
        Coding directive = Coding.of("http://loinc.org", "86533-7");

        assertThat(domains(view(List.of(), List.of(directive), Set.of(), false)))
                .containsExactly("clinical");
        ResourceView genetic = view(List.of(), List.of(directive), Set.of(), true);
        assertThat(domains(genetic)).containsExactlyInAnyOrder("clinical", LabelledResource.UNCLASSIFIED);
        assertThat(ConsentTables.LABELLING.earned(genetic)).contains(Coding.of(CodeSystems.ACT_CODE, "GDIS"));
        assertThat(domains(view(List.of(), List.of(directive), Set.of("BRCA1"), true)))
                .contains("hereditary-risk", LabelledResource.UNCLASSIFIED);
    }

    @Test
    void aDiagnosisEarnsItsSensitivity() {
        Coding hiv = Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "B20");
        assertThat(ConsentTables.LABELLING.earned(view(List.of(), List.of(hiv), Set.of(), false)))
                .containsExactly(
                        Coding.of(CodeSystems.ACT_CODE, "HIV"), Coding.of(ConsentTables.DOMAIN_SYSTEM, "clinical"));
    }

    @Test
    void anOrderForAnOpioidIsNoSubstanceUseRecord() {
        Coding codeine = Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", "2670");
        assertThat(ConsentTables.LABELLING.earned(view(List.of(), List.of(codeine), Set.of(), false)))
                .containsExactly(Coding.of(ConsentTables.DOMAIN_SYSTEM, "clinical"));
    }

    @Test
    void aDomainThatTheSenderNamesIsAddedAndOpensNothing() {
        Coding secondary = Coding.of(ConsentTables.DOMAIN_SYSTEM, "secondary-actionable");
        assertThat(domains(view(List.of(secondary), List.of(), Set.of("BRCA1"), true)))
                .containsExactlyInAnyOrder("hereditary-risk", "secondary-actionable");
        Coding clinical = Coding.of(ConsentTables.DOMAIN_SYSTEM, "clinical");
        assertThat(domains(view(List.of(clinical), List.of(), Set.of("NOGENE1"), true)))
                .containsExactlyInAnyOrder("clinical", LabelledResource.UNCLASSIFIED);
        assertThat(domains(view(List.of(clinical), List.of(), Set.of(), true)))
                .containsExactlyInAnyOrder("clinical", LabelledResource.UNCLASSIFIED);
    }

    private static Set<String> domains(ResourceView view) {
        return ConsentTables.LABELLING.label(view).domains();
    }

    private static ResourceView view(List<Coding> labels, List<Coding> codes, Set<String> genes, boolean genomic) {
        return new ResourceView(
                "Observation",
                "o1",
                "1",
                DataOrigin.SERVER,
                Set.of("Patient/p1"),
                labels,
                codes,
                genes,
                genomic,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
    }
}
