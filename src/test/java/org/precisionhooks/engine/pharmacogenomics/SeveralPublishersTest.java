package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.release.KnowledgeImport;

/** A pack of a second publisher beside CPIC and the FDA; the rows of the pack are made up for this test. */
class SeveralPublishersTest {

    private static final String PROVENANCE = """
            # mode: %s
            # source: a site
            # version: 1
            # retrieved: 2026-11-27
            # url: https://example.org
            # license: none
            """;

    @TempDir
    private static Path folder;

    @TempDir
    private Path site;

    private static Path pack;

    @BeforeAll
    static void load() {
        pack = folder.resolve("dutch");
        new KnowledgeImport(BuiltIn.KNOWLEDGE)
                .guidance(Path.of("src/test/resources/cases/releases/dutch"), "DPWG", "test", date(), pack);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the exact genotype beats the phenotype
                "genotype CYP2C9 *1/*2 | 2121085 | siponimod: SOURCES_DIFFER NOT_APPLICABLE INFO",
                "genotype CYP2C9 *1/*3 | 2121085 | siponimod: DOSE_DECREASE NOT_APPLICABLE WARNING",
                "genotype CYP2C9 *3/*3 | 2121085 | siponimod: CONTRAINDICATED NOT_APPLICABLE CRITICAL",
                "phenotype CYP2C9 Poor Metabolizer | 2121085 | siponimod: AVOID NOT_APPLICABLE WARNING",
                "score CYP2C9 1.5 | 2121085 | siponimod: DOSE_DECREASE NOT_APPLICABLE WARNING",
                // a drug that only the pack knows, a gene without allele functions
                "genotype DPYD c.1905+1G>A (*2A)/c.1679T>G (*13) | 4582 | tegafur: AVOID NOT_APPLICABLE WARNING",
                "phenotype CYP3A4 Poor Metabolizer | 51272 | quetiapine: DOSE_DECREASE NOT_APPLICABLE WARNING",
                // what it has no row for is not guessed
                "genotype CYP2C9 *2/*2 | 2121085 | siponimod: DOSE_DECREASE NOT_APPLICABLE WARNING",
            })
    void aPublisherIsLookedUpByItsOwnKeys(String given, String drug, String expected) throws IOException {
        assertThat(findings(List.of(pack), given, drug))
                .singleElement()
                .extracting(CaseText::describe)
                .asString()
                .startsWith(expected);
    }

    /** The FDA forbids siponimod to this genotype; that the publisher who leads calls it to be avoided does not soften that. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "genotype CYP2C9 *3/*3             | siponimod: CONTRAINDICATED NOT_APPLICABLE CRITICAL | Avoid siponimod",
                "phenotype CYP2C9 Poor Metabolizer | siponimod: AVOID NOT_APPLICABLE WARNING            | Avoid siponimod",
                "genotype CYP2C9 *1/*3             | siponimod: DOSE_DECREASE NOT_APPLICABLE WARNING    | Use a lower dose",
            })
    void whatOnePublisherForbidsIsForbidden(String given, String expected, String said) throws IOException {
        Path release = Files.createDirectory(site.resolve("milder"));
        Files.writeString(
                release.resolve("siponimod.json"),
                Files.readString(Path.of("src/test/resources/cases/releases/dutch/siponimod.json"))
                        .replace("Siponimod is contraindicated", "Avoid siponimod"));
        Path milder = site.resolve("milder-pack");
        new KnowledgeImport(BuiltIn.KNOWLEDGE).guidance(release, "DPWG", "test", date(), milder);

        Finding finding = findings(List.of(milder), given, "2121085").get(0);

        assertThat(CaseText.describe(finding)).startsWith(expected).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "genotype DPYD Reference/c.1905+1G>A (*2A)                      | Start with 50% of the standard dose",
                "genotype DPYD c.2846A>T/c.2846A>T                              | Determine the residual DPD activity",
            })
    void oneWorkingCopyIsToldFromTwoReducedOnes(String given, String said) throws IOException {
        Finding finding = findings(List.of(pack), given, "194000").get(0);

        assertThat(CaseText.describe(finding)).startsWith("capecitabine: DOSE_DECREASE STRONG WARNING");
        assertThat(others(finding)).anyMatch(text -> text.startsWith("DPWG on DPYD") && text.contains(said));
        assertThat(others(finding)).noneMatch(text -> text.startsWith("DPWG") && !text.contains(said));
    }

    /** Two alleles that are both there are no contradiction, and that the publisher is silent on the pair is no all-clear. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "typing HLA-B *15:02/*15:11",
                "test HLA-B *15:02 positive; test HLA-B *15:11 positive",
                "test HLA-B *15:11 positive; test HLA-B *15:02 positive",
            })
    void twoAllelesThatArePresentGiveTheStricterAdvice(String given) throws IOException {
        Finding finding = findings(List.of(pack), given, "2002").get(0);

        assertThat(CaseText.describe(finding)).startsWith("carbamazepine: AVOID STRONG CRITICAL");
        assertThat(others(finding))
                .anyMatch(text ->
                        text.startsWith("DPWG on HLA-B") && text.contains("Choose an alternative if possible."));
    }

    @Test
    void withoutThePackNothingOfItIsSaid() throws IOException {
        assertThat(findings(List.of(), "genotype CYP2C9 *1/*2", "2121085")
                        .get(0)
                        .citations())
                .extracting(Citation::publisher)
                .doesNotContain("DPWG");
        assertThat(findings(List.of(), "phenotype CYP3A4 Poor Metabolizer", "51272"))
                .isEmpty();
    }

    @Test
    void thePreferredPublisherStandsFirstAndTheDifferenceIsNamed() throws IOException {
        String given = "genotype CYP2C19 *1/*1; genotype CYP2B6 *1/*1";

        Finding finding = findings(List.of(pack), given, "36437").get(0);

        assertThat(CaseText.describe(finding))
                .isEqualTo(
                        "sertraline: SOURCES_DIFFER STRONG INFO | CPIC asks for no change of sertraline, DPWG differs:"
                                + " Use a lower dose of sertraline");
        assertThat(others(finding)).anyMatch(text -> text.startsWith("DPWG on CYP2C19 (test) differs: "));
        assertThat(finding.citations())
                .extracting(Citation::publisher)
                .startsWith("CPIC")
                .contains("DPWG");
        assertThat(texts(finding, Paragraph.Kind.CAVEAT)).anyMatch(text -> text.contains("CC BY-SA 4.0"));
    }

    @Test
    void aSiteMayPreferAnotherPublisher() throws IOException {
        write("pharmacogenomics/sources.tsv", "replace", """
                source	publisher	url	license	notice
                DPWG	DPWG	https://example.org	none
                CPIC	CPIC	https://example.org	none
                FDA	FDA	https://example.org	none
                """.replaceAll("(?m)none$", "none\t"));

        String given = "genotype CYP2C19 *1/*1; genotype CYP2B6 *1/*1";
        Finding finding = findings(List.of(pack, site), given, "36437").get(0);

        assertThat(CaseText.describe(finding)).startsWith("sertraline: DOSE_DECREASE NOT_APPLICABLE WARNING");
        assertThat(others(finding)).anyMatch(text -> text.startsWith("CPIC") && text.contains("asks for no change"));
        String both = "genotype CYP2C19 *17/*17; genotype CYP2D6 *4/*4";
        Finding strictest = findings(List.of(pack, site), both, "2597").get(0);
        assertThat(CaseText.describe(strictest))
                .startsWith("clomipramine: AVOID NOT_APPLICABLE WARNING | Avoid clomipramine");
        assertThat(others(strictest)).anyMatch(text -> text.startsWith("DPWG on CYP2D6"));
    }

    @Test
    void aPairThatIsSwitchedOffLeavesNothing() throws IOException {
        off("CYP2C19\t32968");

        assertThat(findings(List.of(site), "genotype CYP2C19 *2/*2", "32968")).isEmpty();
        assertThat(findings(List.of(), "genotype CYP2C19 *2/*2", "32968")).isNotEmpty();
    }

    @Test
    void ofTwoGenesTheOneThatIsOnStillSpeaksAlone() throws IOException {
        off("CYP2C19\t704");

        Finding finding = findings(List.of(site), "genotype CYP2C19 *2/*2; genotype CYP2D6 *4/*4", "704")
                .get(0);

        assertThat(finding.headline()).endsWith("(CYP2D6 Poor Metabolizer)");
        assertThat(finding.evidence()).allMatch(evidence -> evidence.statement().startsWith("CYP2D6"));
        assertThat(texts(finding, Paragraph.Kind.CAVEAT))
                .contains("Advice on CYP2C19 for this drug is switched off here.")
                .noneMatch(text -> text.contains("no usable result"));
    }

    @Test
    void noTestIsAskedForAPairThatIsSwitchedOff() throws IOException {
        off("DPYD\t194000");

        assertThat(findings(List.of(site), "", "194000")).isEmpty();
        assertThat(findings(List.of(), "", "194000"))
                .singleElement()
                .satisfies(finding -> assertThat(CaseText.describe(finding)).contains("TEST"));
    }

    private void off(String pair) throws IOException {
        write(
                PairSwitch.TABLE + ".tsv",
                "extend",
                "gene\tdrug\ton\treason\n" + pair + "\tN\ta decision of this site\n");
    }

    private void write(String name, String mode, String rows) throws IOException {
        Path file = site.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, PROVENANCE.formatted(mode) + rows);
    }

    private static List<Finding> findings(List<Path> folders, String given, String drug) throws IOException {
        Knowledge knowledge = Knowledge.layered(folders);
        DrugDictionary drugs = new DrugDictionary(knowledge);
        CaseText text = new CaseText(
                new ObjectMapper()
                        .valueToTree(java.util.Map.of(
                                "given",
                                given.isBlank() ? List.of() : List.of(given.split("; ")),
                                "when",
                                List.of(drug))),
                drugs);
        return new PharmacogenomicsEngine(knowledge, drugs).assess(text.facts(), text.question());
    }

    private static List<String> others(Finding finding) {
        return texts(finding, Paragraph.Kind.OTHER_GUIDANCE);
    }

    private static List<String> texts(Finding finding, Paragraph.Kind kind) {
        return finding.paragraphs().stream()
                .filter(paragraph -> paragraph.kind() == kind)
                .map(Paragraph::text)
                .toList();
    }

    private static LocalDate date() {
        return LocalDate.of(2026, 11, 27);
    }
}
