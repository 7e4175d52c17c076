package org.precisionhooks.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.knowledge.Knowledge;

/** Releases that are taken over, and those that are refused with file and line and leave nothing behind. */
class KnowledgeImportTest {

    private static final Path RELEASES = Path.of("src/test/resources/cases/releases");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @TempDir
    private Path folder;

    @Test
    void aNewerReleaseSaysWhatItAddsChangesAndLeavesOut() {
        KnowledgeImport.Report report = imports().guidance(RELEASES.resolve("newer.json"), "CPIC", "9", TODAY, pack());

        TableDifference rows = difference(report, "pharmacogenomics/recommendations");
        assertThat(rows.added()).containsExactly("CPIC 5470 on_dialysis NAT2 Poor Metabolizer");
        assertThat(rows.changed())
                .containsExactly(
                        "CPIC 5470 general NAT2 Poor Metabolizer",
                        "CPIC 5470 general NAT2 Rapid Metabolizer",
                        "CPIC 5470 general NAT2 Intermediate Metabolizer");
        assertThat(rows.removed()).containsExactly("CPIC 5470 general NAT2 Indeterminate");
        assertThat(report.leftOut()).containsExactly("the drug fictitin is not in drugs/ingredients");
    }

    @Test
    void aFlatTableIsReadByTheNamesOfItsColumns() {
        KnowledgeImport.Report report = imports().guidance(RELEASES.resolve("flat.csv"), "CPIC", "9", TODAY, pack());

        TableDifference rows = difference(report, "pharmacogenomics/recommendations");
        assertThat(rows.added()).containsExactly("CPIC 5470 on_dialysis NAT2 Poor Metabolizer");
        assertThat(rows.changed()).hasSize(3);
        assertThat(rows.removed()).containsExactly("CPIC 5470 general NAT2 Intermediate Metabolizer");
        Knowledge knowledge = Knowledge.layered(List.of(pack()));
        assertThat(action(knowledge, "Poor Metabolizer", "general"))
                .containsExactly(
                        "DOSE_DECREASE",
                        "dose",
                        "50",
                        "Start with 50% of the standard dose, then raise it (\"made up\").");
        assertThat(action(knowledge, "Poor Metabolizer", "on_dialysis"))
                .containsExactly("AVOID", "alternative", "", "Avoid hydralazine");
        assertThat(action(knowledge, "Indeterminate", "general")).startsWith("NO_RECOMMENDATION");
        assertThat(knowledge.raw("pharmacogenomics/guidelines").named())
                .filteredOn(row -> row.get("drug").equals("5470"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("edition")).isEqualTo("9"));
    }

    @Test
    void newPhenotypesAreReadFromThenOnAndOtherGuidelinesOfTheDrugStay() throws IOException {
        Path release = folder.resolve("release.csv");
        Files.writeString(release, """
                drug,lookup_key,population,classification,dosing,alternative,other,text
                hydralazine,"{""NAT2"": ""Very Slow Acetylator""}",,Strong,f,t,f,Avoid hydralazine
                rxnorm:10324,"{""XYZ1"": ""Poor Metabolizer""}",,Strong,f,t,f,Select an alternative
                """);

        KnowledgeImport.Report report = imports().guidance(release, "CPIC", "9", TODAY, pack());

        assertThat(difference(report, "genomics/phenotype_answers").added())
                .containsExactly("WORD very slow acetylator NAT2");
        assertThat(report.leftOut())
                .containsExactly(
                        "results of XYZ1: not read until genomics/genes and consent/domain_rules name the gene");
        assertThat(difference(report, "pharmacogenomics/guidelines").added()).containsExactly("CPIC 10324 XYZ1");
        assertThat(difference(report, "pharmacogenomics/guidelines").removed()).isEmpty();
        assertThat(difference(report, "pharmacogenomics/recommendations").removed())
                .allMatch(row -> row.startsWith("CPIC 5470 "));
    }

    /** The rows of metoprolol as they were seen after the edition, where they are here. */
    @Test
    void theSupplementOfNewerRowsComesOver() {
        KnowledgeImport.Report report = imports()
                .guidance(
                        SharedReference.require("pgx/recommendations_supplement_after_2024-05.csv"),
                        "CPIC",
                        "2024-07",
                        TODAY,
                        pack());

        assertThat(report.leftOut()).isEmpty();
        Knowledge before = BuiltIn.KNOWLEDGE;
        Knowledge after = Knowledge.layered(List.of(pack()));
        assertThat(classes(after, "6918")).hasSize(18);
        assertThat(classes(before, "6918")).containsAllEntriesOf(classes(after, "6918"));
        assertThat(difference(report, "pharmacogenomics/recommendations").removed())
                .hasSize(4)
                .contains("CPIC 6918 general CYP2D6 0.5");
        assertThat(after.raw("pharmacogenomics/guidelines").named())
                .filteredOn(row -> row.get("drug").equals("6918"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("pmid")).isNotEmpty());
    }

    private static Map<String, String> classes(Knowledge knowledge, String drug) {
        Map<String, String> classes = new TreeMap<>();
        Map<String, String> actions = new TreeMap<>();
        knowledge
                .raw("pharmacogenomics/actions")
                .named()
                .forEach(row -> actions.put(row.get("action"), row.get("actionClass")));
        knowledge.raw("pharmacogenomics/recommendations").named().stream()
                .filter(row ->
                        row.get("source").equals("CPIC") && row.get("drug").equals(drug))
                .forEach(row ->
                        classes.put(row.get("key1") + " " + row.get("strength"), actions.get(row.get("action"))));
        return classes;
    }

    private static List<String> action(Knowledge knowledge, String key, String population) {
        String action = knowledge.raw("pharmacogenomics/recommendations").named().stream()
                .filter(row -> row.get("drug").equals("5470") && row.get("key1").equals(key))
                .filter(row -> row.get("population").equals(population))
                .map(row -> row.get("action"))
                .findFirst()
                .orElseThrow();
        return knowledge.raw("pharmacogenomics/actions").named().stream()
                .filter(row -> row.get("action").equals(action))
                .map(row -> List.of(row.get("actionClass"), row.get("flags"), row.get("percent"), row.get("advice")))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alternate_drug     | instead     | flat.csv:2: column 'alternatedrugavailable' is missing",
                "lookup_key         | key         | flat.csv:2: column 'lookupkey' is missing or empty",
                ",Use as usual,hydralazine | ,,hydralazine | flat.csv:4: column 'text' is missing or empty",
                "False,True,False,A | False,maybe,False,A | flat.csv:2: true or false is needed, not 'maybe'",
                "then raise it      | then \"raise it | flat.csv:2: quotes that do not part its cells",
                "Notes              | Text        | flat.csv:1: a column stands twice in the header",
                ",Avoid hydralazine,hydralazine,CPIC,\"{\"\"NAT2\"\": \"\"Poor Metabolizer\"\"}\",on dialysis | ,Avoid hydralazine,hydralazine,CPIC,\"{\"\"NAT2\"\": \"\"Poor Metabolizer\"\"}\",general | flat.csv:6: another recommendation for the same drug, population and results",
            })
    void aMalformedFlatTableIsRefusedAndNothingIsWritten(String before, String after, String message)
            throws IOException {
        String text = Files.readString(RELEASES.resolve("flat.csv"));
        assertThat(text).contains(before);
        Path release = folder.resolve("flat.csv");
        Files.writeString(release, text.replace(before, after));

        assertThatThrownBy(() -> imports().guidance(release, "CPIC", "9", TODAY, pack()))
                .isInstanceOf(ReleaseException.class)
                .hasMessage(message);
        assertNothingWritten("flat.csv");
    }

    /** One row that cannot be used leaves out its drug and nothing else: half of a drug's guidance would be silent on the rest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tamoxifen,\"{\"\"A\"\": \"\"x\"\", \"\"B\"\": \"\"y\"\", \"\"C\"\": \"\"z\"\", \"\"D\"\": \"\"z\"\"}\",,Strong,f,t,f,Avoid tamoxifen",
                "tamoxifen,,,Strong,f,t,f,Avoid tamoxifen",
                "tamoxifen,\"{\"\"CYP2D6\"\": \"\"0.25\"\"}\",,Strong,f,f,f,Avoid tamoxifen altogether"
            })
    void aRowThatCannotBeUsedLeavesOutItsDrugAndIsReported(String row) throws IOException {
        Path release = folder.resolve("release.csv");
        Files.writeString(release, """
                drug,lookup_key,population,classification,dosing,alternative,other,text
                hydralazine,"{""NAT2"": ""Poor Metabolizer""}",,Strong,f,t,f,Avoid hydralazine
                tamoxifen,"{""CYP2D6"": ""0.25""}",,Strong,f,t,f,Avoid tamoxifen
                """ + row + "\n");

        KnowledgeImport.Report report = imports().guidance(release, "CPIC", "9", TODAY, pack());

        assertThat(report.leftOut())
                .singleElement()
                .asString()
                .startsWith("guidance on tamoxifen, which stays as it was: release.csv:4: ");
        Knowledge before = BuiltIn.KNOWLEDGE;
        Knowledge after = Knowledge.layered(List.of(pack()));
        assertThat(classes(after, "10324")).isEqualTo(classes(before, "10324")).isNotEmpty();
        assertThat(classes(after, "5470")).containsExactly(Map.entry("Poor Metabolizer STRONG", "AVOID"));
    }

    /** What a publisher writes that nobody here has seen: it comes over, is never read as usual, and is told in the report. */
    @Test
    void strengthsWordsAndKeysThatAreNewComeOver() throws IOException {
        Path release = folder.resolve("release.csv");
        Files.writeString(release, """
                drug,lookup_key,population,classification,dosing,alternative,other,text
                ibuprofen,"{""CYP2C9"": ""0.0""}",,Conditional,f,f,f,Avoid ibuprofen.
                ibuprofen,"{""CYP2C9"": ""0.5""}",,Strong,f,f,f,Ibuprofen must not be given.
                ibuprofen,"{""CYP2C9"": ""0.75""}",,Strong,f,f,f,Halve the dose.
                ibuprofen,"{""CYP2C9"": ""1.0""}",,Strong,f,f,f,Something entirely new.
                ibuprofen,"{""CYP2C9"": ""2.0""}",,strong,f,f,f,Give the usual dose.
                ibuprofen,"{""CYP2C9"": ""≥7.0""}",on a Tuesday,Strong,f,f,t,Avoid ibuprofen.
                """);

        KnowledgeImport.Report report = imports().guidance(release, "CPIC", "9", TODAY, pack());

        assertThat(report.leftOut())
                .containsExactly("the strength 'Conditional' of ibuprofen: shown as not graded until"
                        + " pharmacogenomics/strength_words tells it");
        assertThat(classes(Knowledge.layered(List.of(pack())), "5640"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "0.0 NOT_APPLICABLE", "AVOID",
                        "0.5 STRONG", "AVOID",
                        "0.75 STRONG", "DOSE_DECREASE",
                        "1.0 STRONG", "STANDARD_WITH_MONITORING",
                        "2.0 STRONG", "STANDARD",
                        "≥7.0 STRONG", "AVOID"));
    }

    @Test
    void aRecommendationOnThreeGenesComesOverAndIsFound() throws IOException {
        Path release = folder.resolve("release.csv");
        Files.writeString(release, """
                drug,lookup_key,population,classification,dosing,alternative,other,text
                warfarin,"{""VKORC1"": ""-1639 AA"", ""CYP2C9"": ""1.0"", ""CYP4F2"": ""No Result""}",,Strong,t,f,f,Reduce the starting dose by 40%.
                """);

        imports().guidance(release, "CPIC", "9", TODAY, pack());

        Knowledge knowledge = Knowledge.layered(List.of(pack()));
        assertThat(knowledge.raw("pharmacogenomics/recommendations").named())
                .filteredOn(row -> row.get("gene3").equals("VKORC1"))
                .singleElement()
                .satisfies(row -> assertThat(List.of(
                                row.get("gene1"), row.get("key1"), row.get("gene2"), row.get("key2"), row.get("key3")))
                        .containsExactly("CYP2C9", "1.0", "CYP4F2", "No Result", "-1639 AA"));
    }

    /** The ends of a range are no factor: a dose is not to be computed by one of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Start with 20% to 50% of the usual starting dose.|",
                "Start with 20 to 50% of the usual starting dose.|",
                "Start with 20–50% of the usual starting dose.|",
                "Reduce the dose by 25% to 50%.|",
                "Reduce the dose by 25–50%.|",
                "Start with 50% of the usual starting dose.|50",
                "Reduce the dose by 25%.|25",
                "Reduce the dose by about 25 %, then by 50%.|25",
            })
    void aRangeOfDosesIsNoFactor(String text, String less) {
        assertThat(DoseFactor.percentLess(text).map(BigDecimal::toPlainString)).isEqualTo(Optional.ofNullable(less));
    }

    @Test
    void theAssociationsOfTheFdaAreNoRelease() {
        assertThatThrownBy(() -> imports().guidance(RELEASES.resolve("newer.json"), "FDA", "9", TODAY, pack()))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("fda_associations");
    }

    @Test
    void aDrugOfAnEarlierPackIsKnownToTheNext() {
        imports().rxNorm(RELEASES.resolve("rxnorm"), "9", TODAY, folder.resolve("rxnorm"));

        KnowledgeImport.Report report = new KnowledgeImport(Knowledge.layered(List.of(folder.resolve("rxnorm"))))
                .guidance(RELEASES.resolve("newer.json"), "CPIC", "9", TODAY, pack());

        assertThat(difference(report, "pharmacogenomics/recommendations").added())
                .contains("CPIC 900001 general CYP2D6 0.0");
        assertThat(report.leftOut()).isEmpty();
    }

    @Test
    void whatAPackIsMadeOfStandsInItsTables() throws IOException {
        imports().guidance(RELEASES.resolve("dutch"), "DPWG", "2024-05", TODAY, pack());

        assertThat(Files.readString(pack().resolve("pharmacogenomics/actions.tsv")))
                .startsWith(
                        "# mode: extend\n# source: Dutch Pharmacogenetics Working Group (DPWG), as annotated by ClinPGx\n"
                                + "# version: 2024-05\n# retrieved: 2026-11-27\n")
                .contains("# license: CC BY-SA 4.0 (ClinPGx); not to be sold\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "900001 | fictitin | Y",
                "900003 | fictitin | Y",
                "900020 | fictitin,madeupol | Y",
                "900021 | fictitin,madeupol | Y",
                "900022 | fictitin | N",
                "900023 | fictitin,madeupol | Y",
                "309362 | clopidogrel | Y",
                "900040 | fictitin,madeupol | Y",
                "900070 | fictitin | Y",
                "900071 | fictitin,madeupol | Y",
                "900072 | fictitin,madeupol | Y",
                "900080 | fictitin,madeupol | Y",
                "900081 | fictitin,madeupol | Y",
                "900082 | fictitin | Y",
                "900083 | fictitin | Y",
            })
    void codesOfAReleaseOfRxNormAreResolved(String code, String names, String systemic) {
        imports().rxNorm(RELEASES.resolve("rxnorm"), "9", TODAY, pack());
        DrugDictionary drugs = new DrugDictionary(Knowledge.layered(List.of(pack())));

        DrugResolution found = drugs.resolve(
                Medication.of(Concept.of(Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", code))));

        assertThat(found.ingredients()).extracting(Drug::name).containsExactly(names.split(","));
        assertThat(found.systemic()).isEqualTo(systemic.equals("Y"));
    }

    @ParameterizedTest
    @CsvSource({"9900084", "9900085", "9900086", "9900087", "9900099"})
    void aRetiredCodeOfAnotherSourceOrWithoutASuccessorStaysUnknown(String code) {
        imports().rxNorm(RELEASES.resolve("rxnorm"), "9", TODAY, pack());
        DrugDictionary drugs = new DrugDictionary(Knowledge.layered(List.of(pack())));

        assertThat(drugs.resolve(
                        Medication.of(Concept.of(Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", code)))))
                .isEqualTo(DrugResolution.UNRESOLVED);
    }

    @Test
    void ofAReleaseOfRxNormOnlyItsOwnNamesAndTheAtcCodesAreTaken() {
        KnowledgeImport.Report report = imports().rxNorm(RELEASES.resolve("rxnorm"), "9", TODAY, pack());
        DrugDictionary drugs = new DrugDictionary(Knowledge.layered(List.of(pack())));

        assertThat(drugs.resolve(Medication.of(Concept.of(Coding.of("http://www.whocc.no/atc", "N06AX99"))))
                        .ingredients())
                .extracting(Drug::name)
                .containsExactly("fictitin");
        assertThat(drugs.resolve(Medication.of(Concept.ofText("Fictol 1 tablet")))
                        .ingredients())
                .extracting(Drug::name)
                .containsExactly("fictitin", "madeupol");
        assertThat(drugs.ingredient("900060")).isEmpty();
        assertThat(drugs.ingredient("900061")).isEmpty();
        assertThat(report.leftOut()).containsExactly("SCD 900050 leads to no ingredient");
        assertThat(difference(report, "drugs/ingredients").removed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\": \"T1-nm\",     | \"ids\": \"T1-nm\",      | siponimod.json:8: member 'id' is missing",
                "\"CYP2C9\": \"Normal Metabolizer\" | \"A\": \"x\", \"B\": \"x\", \"C\": \"x\", \"D\": \"x\" | siponimod.json:22: a recommendation for more than three genes",
                "\"*3\": 2.0            | \"*3\": 9.0             | a row",
                "\"dosingInformation\": true | \"dosingInformation\": \"yes\" | true or false is needed",
                "\"recommendations\": [ | \"recommendations\": [1,    | an object is needed",
                "\"relatedChemicals\": [ | \"relatedChemicals\": [], \"x\": [ | a recommendation names no drug",
                "}                       | ]                        | not valid JSON",
                "\"source\": \"DPWG\",  | \"source\": \"Others\", | no recommendation of DPWG",
                "\"CYP2C9\": \"Poor Metabolizer\" | \"CYP2C9\": \"Normal Metabolizer\" | siponimod.json:50: another recommendation for the same drug, population and results",
            })
    void aMalformedReleaseIsRefusedAndNothingIsWritten(String before, String after, String message) throws IOException {
        Path release = Files.createDirectory(folder.resolve("release"));
        String text = Files.readString(RELEASES.resolve("dutch/siponimod.json"));
        assertThat(text).contains(before.strip());
        Files.writeString(
                release.resolve("siponimod.json"),
                text.replaceFirst(java.util.regex.Pattern.quote(before.strip()), after.strip()));

        assertThatThrownBy(() -> imports().guidance(release, "DPWG", "9", TODAY, pack()))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining(message.equals("a row") ? "one or two copies are needed" : message.strip());
        assertNothingWritten("release");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "RXNCONSO.RRF ~ 900001|ENG ~ 900001|ENG|more ~ RXNCONSO.RRF:1: 18 fields are needed, not 19",
                "RXNCONSO.RRF ~ 900002|ENG ~ x|ENG ~ RXNCONSO.RRF:2: an RXCUI is needed",
                "RXNREL.RRF ~ 900040||CUI ~ 900040|CUI ~ RXNREL.RRF:7: 16 fields are needed, not 15",
                "RXNREL.RRF ~ RXNORM ~ OTHER ~ RXNREL.RRF:0: no relation of the source RXNORM",
            })
    void aMalformedReleaseOfRxNormIsRefused(String file, String before, String after, String message)
            throws IOException {
        Path release = Files.createDirectory(folder.resolve("release"));
        for (String name : List.of("RXNCONSO.RRF", "RXNREL.RRF")) {
            String text = Files.readString(RELEASES.resolve("rxnorm").resolve(name));
            boolean all = before.equals("RXNORM");
            String other =
                    all ? text.replace(before, after) : text.replaceFirst(java.util.regex.Pattern.quote(before), after);
            Files.writeString(release.resolve(name), name.equals(file) ? other : text);
        }

        assertThatThrownBy(() -> imports().rxNorm(release, "9", TODAY, pack()))
                .isInstanceOf(ReleaseException.class)
                .hasMessage(message);
        assertNothingWritten("release");
    }

    @Test
    void aFolderThatIsThereIsNotWrittenOver() throws IOException {
        Files.createDirectory(pack());

        assertThatThrownBy(() -> imports().rxNorm(RELEASES.resolve("rxnorm"), "9", TODAY, pack()))
                .hasMessage("pack:0: the folder exists already");
        assertNothingWritten("pack");
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "'kind=guidance', 2", "'kind=other release=a folder=b edition=c', 2", "'nonsense', 2"})
    void theCommandExplainsItselfWhenItIsNotUnderstood(String arguments, int status) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(command(out, arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(status);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("import-knowledge kind=");
    }

    @Test
    void theCommandImportsAndReports() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {
            "kind=guidance", "release=" + RELEASES.resolve("newer.json"), "folder=" + pack(), "edition=9"
        };

        assertThat(command(out, arguments)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "pharmacogenomics/recommendations: 1 added, 3 changed, 1 removed",
                        "  + CPIC 5470 on_dialysis NAT2 Poor Metabolizer",
                        "not taken over: the drug fictitin");
        assertThat(command(new ByteArrayOutputStream(), arguments)).isEqualTo(1);
    }

    private static int command(ByteArrayOutputStream out, String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);
        return new ImportCommand(new PrintStream(out, true, StandardCharsets.UTF_8), clock).run(List.of(arguments));
    }

    private static KnowledgeImport imports() {
        return new KnowledgeImport(BuiltIn.KNOWLEDGE);
    }

    private Path pack() {
        return folder.resolve("pack");
    }

    private static TableDifference difference(KnowledgeImport.Report report, String table) {
        return report.differences().stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private void assertNothingWritten(String only) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(only);
        }
    }
}
