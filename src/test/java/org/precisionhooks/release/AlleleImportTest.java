package org.precisionhooks.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions;
import org.precisionhooks.engine.pharmacogenomics.calling.CalledDiplotype;
import org.precisionhooks.engine.pharmacogenomics.calling.Copies;
import org.precisionhooks.engine.pharmacogenomics.calling.PlacedVariant;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.knowledge.Knowledge;

/** Releases of definitions and functions of alleles: what becomes of them, and what is refused. */
class AlleleImportTest {

    private static final Path RELEASE = Path.of("src/test/resources/cases/releases/alleles");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String SEQUENCE = "NC_000010.11";
    private static final Source SOURCE = new Source("Observation/o", ResultStatus.FINAL, Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void whatAReleaseAddsIsToldByTable() {
        KnowledgeImport.Report report = imported(RELEASE);

        assertThat(added(report, "pharmacogenomics/genes")).containsExactly("FICT1", "FICT2");
        assertThat(added(report, "pharmacogenomics/functions"))
                .containsExactly("FICT1 *1", "FICT1 *2", "FICT1 *3", "FICT1 *4", "FICT2 *1", "FICT2 *2");
        assertThat(added(report, "pharmacogenomics/allele_definitions"))
                .containsExactly("FICT1 *1", "FICT1 *2", "FICT1 *3", "FICT1 *4", "FICT1 *6");
        assertThat(added(report, "genomics/variants"))
                .containsExactly("FICT1 90001 C T", "FICT1 90010 GA G", "FICT1 90020 A G", "FICT1 90020 A T");
        assertThat(added(report, "pharmacogenomics/allele_positions"))
                .containsExactly("FICT1 rs900001", "FICT1 rs900002");
        assertThat(report.differences())
                .allMatch(table -> table.changed().isEmpty() && table.removed().isEmpty());
        assertThat(report.leftOut())
                .containsExactly(
                        "FICT1 *5 has no position by which it could be called",
                        "a function of FICT1 *5, *6: the release has none",
                        "places on GRCh37 of FICT1 g.90010, rs900001, rs900002: results in that build do not tell of them"
                                + " until genomics/variants does",
                        "the definitions of FICT2: its reference allele is not the genome's reference, so that only"
                                + " reported results are used");
    }

    /** Later releases have genes whose alleles are told by other words than what they do (F5, F2). */
    @Test
    void aNewGeneWithWordsThatAreNewTooKeepsNothingElseOut() throws IOException {
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.copy(RELEASE.resolve("phenotype/FICT1.json"), release.resolve("FICT1.json"));
        Files.writeString(
                release.resolve("FICT2.json"),
                Files.readString(RELEASE.resolve("phenotype/FICT2.json"))
                        .replace("Normal function", "Fict2 negative")
                        .replace("Decreased function", "Fict2 positive"));

        KnowledgeImport.Report report = imported(release);

        assertThat(added(report, "pharmacogenomics/functions"))
                .containsExactly("FICT1 *1", "FICT1 *2", "FICT1 *3", "FICT1 *4");
        assertThat(report.leftOut())
                .contains(
                        "functions of FICT2: the table function_words knows none of 'Fict2 negative', 'Fict2 positive'");
    }

    @Test
    void rowsAreThoseOfTheReleaseInThisProjectsForm() {
        imported(RELEASE);

        assertThat(rows("genomics/variants", "FICT1"))
                .contains("FICT1	rs900001	NC_000010.11	90001	C	T	0				")
                .contains("FICT1		NC_000010.11	90010	GA	G	2				");
        assertThat(rows("pharmacogenomics/allele_definitions", "FICT1"))
                .contains("FICT1	*3	N	g.90010=G", "FICT1	*4	N	rs900002=G", "FICT1	*4	N	rs900001=Y;rs900002=T");
        assertThat(rows("pharmacogenomics/allele_positions", "FICT1"))
                .containsExactly("FICT1	rs900001	Y	Y		N", "FICT1	rs900002	N	Y		N");
        assertThat(rows("pharmacogenomics/phenotype_rules", "FICT1"))
                .contains("FICT1	NORMAL	NO_FUNCTION	Intermediate Metabolizer");
        assertThat(rows("pharmacogenomics/score_rules", "FICT2"))
                .containsExactly("FICT2	1	1.49	Intermediate Metabolizer", "FICT2	1.5		Normal Metabolizer");
        assertThat(rows("pharmacogenomics/diplotype_priorities", "FICT1")).containsExactly("FICT1	*1/*4;*1/*6	*1/*6");
    }

    @ParameterizedTest
    @CsvSource({
        "''                 , *1/*1",
        "90001:C:T          , *1/*2",
        "90010:GA:G         , *1/*3",
        "90020:A:G          , *1/*4",
        // Both suballeles of *4 are one allele.
        "90020:A:T          , *1/*4",
        // *1/*4 fits as well; the publisher takes *1/*6.
        "90001:C:T 90020:A:T, *1/*6",
    })
    void importedAllelesAreCalled(String changes, String diplotype) {
        imported(RELEASE);
        AlleleCaller caller = new AlleleCaller(AlleleDefinitions.from(Knowledge.layered(List.of(pack()))));
        List<PlacedVariant> found = new ArrayList<>();
        Stream.of(changes.split(" "))
                .filter(change -> !change.isEmpty())
                .forEach(change -> found.add(caller.definitions().place(heterozygous(change.split(":")))));
        for (int start : new int[] {90000, 90009, 90019}) {
            if (found.stream()
                    .noneMatch(one -> one.variant().location().orElseThrow().start() / 10 == start / 10)) {
                found.add(caller.definitions().place(unchanged(start)));
            }
        }

        List<AlleleCall> calls = caller.call(
                "FICT1", new AlleleCaller.Found(Copies.TWO, found, List.of(looked())), Comparator.naturalOrder());

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.diplotypes())
                        .extracting(CalledDiplotype::text)
                        .containsExactly(diplotype));
    }

    private static Variant heterozygous(String... change) {
        return variant(
                GenomicLocation.trimmed(SEQUENCE, Long.parseLong(change[0]) - 1, change[1], change[2]),
                Presence.PRESENT,
                Zygosity.HETEROZYGOUS);
    }

    private static Variant unchanged(long start) {
        String base = start == 90000 ? "C" : start == 90009 ? "GA" : "A";
        return variant(
                new GenomicLocation(SEQUENCE, start, base, base), Presence.REFERENCE_CONFIRMED, Zygosity.UNKNOWN);
    }

    private static Variant variant(GenomicLocation location, Presence presence, Zygosity zygosity) {
        return new Variant(SOURCE, "FICT1", Origin.GERMLINE, presence, zygosity, List.of(), Optional.of(location));
    }

    private static TestedRegions looked() {
        return new TestedRegions(
                SOURCE, "", Origin.GERMLINE, List.of(new GenomicRegion(SEQUENCE, 89_000, 92_000)), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "definition/FICT1_translation.json ~ \"alleles\": [\"T\", null, null, null]} ~ \"alleles\": [\"T\"]} ~ FICT1_translation.json:15: an allele needs a base or null for each of 4 positions",
                "definition/FICT1_translation.json ~ \"reference\": true ~ \"reference\": false ~ FICT1_translation.json:1: one reference allele is needed, not 0",
                "definition/FICT1_translation.json ~ \"source\": \"CPIC\" ~ \"source\": \"OTHERS\" ~ FICT1_translation.json:1: the table definition_sources does not know OTHERS",
                "definition/FICT1_translation.json ~ \"position\": 90001 ~ \"position\": \"x\" ~ FICT1_translation.json:8: a whole number is needed",
                "definition/FICT1_translation.json ~ [\"T\", null, null, null] ~ [\"A\", null, null, null] ~ pack:0: FICT1 has no base A at rs900001",
                "phenotype/FICT2.json ~ \"gene\": \"FICT2\" ~ \"gene\": \"FICT1\" ~ FICT2.json:1: FICT1 stands in two files of the release",
            })
    void aMalformedReleaseIsRefusedAndNothingIsWritten(String file, String before, String after, String message)
            throws IOException {
        Path release = Files.createDirectory(folder.resolve("release"));
        for (String name : List.of(
                "definition/FICT1_translation.json",
                "definition/FICT2_translation.json",
                "definition/exemptions.json",
                "phenotype/FICT1.json",
                "phenotype/FICT2.json")) {
            Files.createDirectories(release.resolve(name).getParent());
            String text = Files.readString(RELEASE.resolve(name));
            assertThat(name.equals(file.strip()) && !text.contains(before.strip()))
                    .isFalse();
            Files.writeString(
                    release.resolve(name),
                    name.equals(file.strip())
                            ? text.replaceAll(java.util.regex.Pattern.quote(before.strip()), after.strip())
                            : text);
        }

        assertThatThrownBy(() -> imported(release))
                .isInstanceOf(ReleaseException.class)
                .hasMessage(message.strip());
        assertThat(pack()).doesNotExist();
    }

    /** As a recommendation that cannot be used leaves out its drug. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "FICT1 ~ No function ~ Some function ~ FICT1.json:1: unknown function 'Some function'",
                "FICT1 ~ {\"*2\": 1, \"*3\": 1} ~ {\"*2\": 1, \"*8\": 1} ~ FICT1.json:10: no function of *8",
                "FICT1 ~ {\"*2\": 2}, \"generesult\": \"Poor ~ {\"*1\": 2}, \"generesult\": \"Poor ~ FICT1.json:9: Poor Metabolizer does not follow from functions that mean Normal Metabolizer elsewhere",
                "FICT2 ~ \"activityScore\": \"1.5\" ~ \"activityScore\": \"1.0\" ~ FICT2.json:9: the score 1.0 also means Normal Metabolizer",
            })
    void functionsThatCannotBeUsedLeaveOutTheirGeneAndAreReported(
            String gene, String before, String after, String message) throws IOException {
        Path release = Files.createDirectories(folder.resolve("release"));
        for (String name : List.of("FICT1", "FICT2")) {
            String text = Files.readString(RELEASE.resolve("phenotype/" + name + ".json"));
            Files.writeString(
                    release.resolve(name + ".json"),
                    name.equals(gene.strip()) ? text.replace(before.strip(), after.strip()) : text);
        }

        KnowledgeImport.Report report = imported(release);

        assertThat(report.leftOut())
                .containsExactly("functions of " + gene.strip() + ", which stay as they were: " + message.strip());
        assertThat(added(report, "pharmacogenomics/functions"))
                .isNotEmpty()
                .noneMatch(row -> row.startsWith(gene.strip()));
    }

    /** The edition that the built-in tables rest on, as it is published. */
    @Test
    void theReleaseThatTheBuiltInAllelesRestOnChangesNothing() throws IOException {
        KnowledgeImport.Report report =
                imported(release("definition-cpic-2024-05", "phenotype-cpic-2024-05", "phenotype-older"));

        // Of some genes newer functions are built in.
        List<String> newer = BuiltIn.KNOWLEDGE.raw("pharmacogenomics/genes").named().stream()
                .filter(row -> !row.get("edition").isEmpty())
                .map(row -> row.get("gene"))
                .toList();
        List<String> differences = report.differences().stream()
                .filter(table -> !table.table().equals("genomics/variants"))
                .flatMap(table -> Stream.of(table.added(), table.changed(), table.removed())
                        .flatMap(List::stream))
                .filter(row -> !row.startsWith("CYP3A4"))
                .filter(row -> newer.stream().noneMatch(row::startsWith))
                .toList();
        assertThat(differences).isEmpty();
        assertThat(newer).doesNotContain("CYP2C19", "CYP2D6", "DPYD");
    }

    /** A folder in which folders of the reference data stand. */
    private Path release(String... parts) throws IOException {
        Path release = Files.createDirectory(folder.resolve("release"));
        for (String part : parts) {
            Files.createSymbolicLink(
                    release.resolve(part),
                    SharedReference.require("pgx/pharmcat/" + part).toRealPath());
        }
        return release;
    }

    private KnowledgeImport.Report imported(Path release) {
        return new KnowledgeImport(BuiltIn.KNOWLEDGE).alleles(release, "9", TODAY, pack());
    }

    private Path pack() {
        return folder.resolve("pack");
    }

    private List<String> rows(String table, String gene) {
        return Knowledge.layered(List.of(pack())).raw(table).rows().stream()
                .filter(row -> row.get(0).equals(gene))
                .map(row -> String.join("\t", row))
                .toList();
    }

    private static List<String> added(KnowledgeImport.Report report, String table) {
        return report.differences().stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow()
                .added();
    }
}
