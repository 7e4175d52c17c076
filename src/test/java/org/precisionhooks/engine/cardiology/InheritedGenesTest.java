package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.knowledge.Knowledge;

/** Genes of inherited heart disease: a harmful variant disposes, and nothing else does. */
class InheritedGenesTest {

    private static final String FOUND = "LA9633-4";

    private static List<Finding> findings(Chart chart) {
        return findings(chart, Chart.ENGINE);
    }

    private static List<Finding> findings(Chart chart, Engine engine) {
        return engine
                .assess(
                        chart.patient("female", "1980-01-01").facts(),
                        new Question(Occasion.PATIENT_VIEW, Chart.TODAY, List.of(), List.of()))
                .stream()
                .filter(finding -> finding.topic().equals("inherited-heart-disease"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "MYBPC3, LA6668-3, germline, LA9633-4, c.1504C>T, PREDISPOSED",
        "MYBPC3, LA26332-9, germline, LA9633-4, c.1504C>T, PREDISPOSED",
        "MYBPC3, LA26333-7, germline, LA9633-4, c.1504C>T,",
        "MYBPC3, LA6668-3, somatic, LA9633-4, c.1504C>T,",
        "MYBPC3, LA6668-3, not stated, LA9633-4, c.1504C>T, POSSIBLE",
        "MYBPC3, LA6668-3, germline, LA9634-2, c.1504C>T,",
        "TTN, LA6668-3, germline, LA9633-4, p.(Arg100Ter), PREDISPOSED",
        "TTN, LA6668-3, germline, LA9633-4, p.(Arg100Glufs*3), PREDISPOSED",
        "TTN, LA6668-3, germline, LA9633-4, c.100+1G>A, PREDISPOSED",
        "TTN, LA6668-3, germline, LA9633-4, p.(Arg100Gly),",
        "TTN, LA6668-3, germline, LA9633-4, c.100+12G>A,",
        "CASQ2, LA6668-3, germline, LA9633-4, c.1A>G,",
        "LDLR, LA6668-3, not stated, LA9633-4, c.1A>G, POSSIBLE",
        "LDLR, LA6668-3, germline, LA9633-4, c.1A>G,",
        "CYP2C19, LA6668-3, germline, LA9633-4, c.1A>G,"
    })
    void onlyAHarmfulVariantThatFitsTheGeneDisposes(
            String gene, String significance, String origin, String presence, String name, Likelihood likelihood) {
        List<Finding> findings = findings(new Chart().variant(gene, significance, origin, presence, name));

        assertThat(findings.stream().map(one -> ((Suspicion) one.conclusion()).likelihood()))
                .containsExactlyElementsOf(likelihood == null ? List.of() : List.of(likelihood));
    }

    @Test
    void aSitesOwnEditionOfTheGenesIsCited(@TempDir Path site) throws IOException {
        Files.createDirectories(site.resolve("cardiology"));
        Files.writeString(site.resolve("cardiology/inherited_genes.tsv"), """
                # mode: replace
                # source: the site
                # version: 9.9
                # retrieved: 2026-11-27
                # url: https://example.org/genes
                # license: CC0-1.0
                gene\tdisease\tinheritance\ttruncating
                MYBPC3\thypertrophic-cardiomyopathy\tDOMINANT\tN
                """);
        Knowledge knowledge = Knowledge.layered(List.of(site));
        Engine engine = new CardiologyEngine(knowledge, BuiltIn.drugs());

        assertThat(findings(new Chart().variant("MYBPC3", "LA6668-3", "germline", FOUND, "c.1504C>T"), engine))
                .flatExtracting(Finding::citations)
                .extracting(Citation::version, Citation::url)
                .containsExactly(tuple("9.9", "https://example.org/genes"));
    }

    @Test
    void twoCopiesOfARecessiveGeneDispose() {
        Chart chart = new Chart().variant("TRDN", "LA6668-3", "germline", FOUND, "c.1A>G");
        String homozygous = chart.json().toString().replace("LA6706-1", "LA6705-3");
        Chart both = new Chart();
        chart.json().forEach(resource -> both.with(resource.toString().replace("LA6706-1", "LA6705-3")));

        assertThat(homozygous).contains("LA6705-3");
        assertThat(findings(chart)).isEmpty();
        assertThat(findings(both)).hasSize(1);
    }

    /** Two reports of one variant must not make an affected person of a carrier. */
    @ParameterizedTest
    @CsvSource({
        "c.1A>G, c.1A>G, false",
        "c.1A>G, NM_006073.4:c.1A>G, false",
        "NM_006073.4:c.1A>G, NM_006073.3:c.1A>G, false",
        "c.1A>G, p.(Met1Val), false",
        "NM_006073.4:c.1A>G, NM_001256021.1:c.7A>G, false",
        "NM_006073.4:c.1A>G, NC_000006.12:g.123A>G, false",
        "NM_006073.4:c.1A>G, NM_006073.3:c.53del, true",
        "c.1A>G, c.53del, true"
    })
    void onlyTwoVariantsThatSurelyDifferAreTwo(String one, String other, boolean two) {
        Chart chart = new Chart().variant("TRDN", "LA6668-3", "germline", FOUND, one);
        Chart both = new Chart();
        chart.json().forEach(resource -> both.with(resource.toString()));
        new Chart()
                .variant("TRDN", "LA6668-3", "germline", FOUND, other)
                .json()
                .forEach(resource -> both.with(resource.toString().replace("-TRDN", "-TRDN2")));

        assertThat(findings(both)).hasSize(two ? 1 : 0);
    }

    @Test
    void aDiseaseThatIsKnownIsNoNews() {
        Chart chart = new Chart().variant("MYH7", "LA6668-3", "germline", FOUND, "c.1A>G");

        assertThat(findings(chart)).hasSize(1);
        assertThat(findings(chart.condition("hcm", "http://hl7.org/fhir/sid/icd-10-cm", "I42.1")))
                .isEmpty();
    }

    @Test
    void itIsSaidToBeNoDiagnosisAndRelativesAreThoughtOf() {
        Finding finding = findings(new Chart().variant("KCNQ1", "LA6668-3", "germline", FOUND, "c.1A>G"))
                .get(0);

        assertThat(finding.paragraphs())
                .extracting(part -> part.text())
                .anyMatch(text -> text.contains("no diagnosis"))
                .anyMatch(text -> text.contains("First-degree relatives"))
                .anyMatch(text -> text.contains("QT interval"));
        assertThat(finding.evidence())
                .extracting(one -> one.source().reference())
                .containsExactly("Observation/meaning-KCNQ1");
    }
}
