package org.precisionhooks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.Csv;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.knowledge.Knowledge;

class DrugDictionaryTest {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final DrugDictionary DRUGS = BuiltIn.drugs();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // ingredient, precise ingredient, clinical drug, combination
                "http://www.nlm.nih.gov/research/umls/rxnorm | 32968  | clopidogrel",
                "urn:oid:2.16.840.1.113883.6.88              | 32968  | clopidogrel",
                "http://www.nlm.nih.gov/research/umls/rxnorm | 9069   | quinidine",
                "http://www.nlm.nih.gov/research/umls/rxnorm | 309362 | clopidogrel",
                "http://www.nlm.nih.gov/research/umls/rxnorm | 993781 | acetaminophen,codeine",
                "http://www.whocc.no/atc                     | B01AC04 | clopidogrel",
            })
    void codesAreResolvedToIngredients(String system, String code, String names) {
        DrugResolution resolution = DRUGS.resolve(Medication.of(Concept.of(Coding.of(system, code))));

        assertThat(resolution.recognition()).isEqualTo(Recognition.CODE);
        assertThat(resolution.ingredients().stream().map(Drug::name)).containsExactly(names.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CODEINE SULFATE 15 MG PO TABS        | codeine",
                "Plavix 75 mg                         | clopidogrel",
                "acetaminophen 300 mg / codeine 30 mg | acetaminophen,codeine",
                "Clopidogrel-ratiopharm 75 mg         | clopidogrel",
                "Tylenol-Codeine No.3                 | codeine",
                "Paracetamol/Codein 500/30 mg         | acetaminophen,codeine",
                "Azathioprin Heumann 50 mg            | azathioprine",
                "Suxamethonium 100 mg                 | succinylcholine",
                "Methylthioninium chloride 5 mg/ml    | methylene blue",
                "Marcumar                             | phenprocoumon",
                "Ziagen 300 mg                        | abacavir",
                "Kaftrio                              | elexacaftor,ivacaftor,tezacaftor",
            })
    void wordsAreALastResortAndFlagged(String text, String names) {
        DrugResolution resolution = DRUGS.resolve(Medication.of(Concept.ofText(text)));

        assertThat(resolution.recognition()).isEqualTo(Recognition.NAME);
        assertThat(resolution.ingredients().stream().map(Drug::name)).contains(names.split(","));
    }

    /** What is listed as an ingredient and has no known name is not passed over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paracetamol/wonderstoffin      | PARTIAL",
                "codeine + wonderstoffin 30 mg  | PARTIAL",
                "codeine phosphate / 15 mg      | NAME",
                "clopidogrel 75 mg/d            | NAME",
            })
    void wordsThatListSomethingUnknownAreNotWhollyRecognised(String text, Recognition recognition) {
        assertThat(DRUGS.resolve(Medication.of(Concept.ofText(text))).recognition())
                .isEqualTo(recognition);
    }

    /** ATC codes of combined products name several drugs, or say that there are more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N02AJ06 | CODE    | acetaminophen,codeine",
                "N02AJ13 | CODE    | acetaminophen,tramadol",
                "C10BA02 | CODE    | ezetimibe,simvastatin",
                "J05AR02 | CODE    | abacavir,lamivudine",
                "R07AX32 | CODE    | elexacaftor,ivacaftor,tezacaftor",
                "N02AA59 | PARTIAL | codeine",
                "M04AA51 | PARTIAL | allopurinol",
                "b01ac04 | CODE    | clopidogrel",
                "J01EE01 | CODE    | sulfamethoxazole,trimethoprim",
                "L01EB01 | CODE    | gefitinib",
            })
    void anAtcCodeOfACombinedProductNamesAllThatItHolds(String code, Recognition recognition, String names) {
        DrugResolution resolution =
                DRUGS.resolve(Medication.of(Concept.of(Coding.of("http://www.whocc.no/atc", code))));

        assertThat(resolution.recognition()).isEqualTo(recognition);
        assertThat(resolution.ingredients().stream().map(Drug::name)).containsExactly(names.split(","));
    }

    /** Guidance means systemic use: cream and drops are told by group, words, route or dose form. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://www.whocc.no/atc                     | S01AA12 |                              | N",
                "http://www.whocc.no/atc                     | J01GB01 |                              | Y",
                "http://www.whocc.no/atc                     | D11AH01 |                              | N",
                "http://www.whocc.no/atc                     | D01BA02 |                              | Y",
                "http://www.whocc.no/atc                     | M02AA19 |                              | N",
                "http://www.nlm.nih.gov/research/umls/rxnorm | 4492    | fluorouracil 5 % cream       | N",
                "http://www.nlm.nih.gov/research/umls/rxnorm | 4492    | fluorouracil 50 mg/ml iv     | Y",
                "                                            |         | Efudex cream                 | N",
                "                                            |         | Gentamicin-Augensalbe        | N",
                "                                            |         | Fluorouracil Creme           | N",
                "                                            |         | tobramycin 0.3% eye drops    | N",
                "                                            |         | tacrolimus 0.1% top. ointment | N",
                "                                            |         | ibuprofen 200 mg gel caps    | Y",
                "http://www.nlm.nih.gov/research/umls/rxnorm | 309362  | clopidogrel, no cream        | Y",
            })
    void localUseIsTold(String system, String code, String words, String systemic) {
        Concept concept = system == null
                ? Concept.ofText(words)
                : Concept.of(new Coding(system, code, words == null ? "" : words));

        DrugResolution resolution = DRUGS.resolve(Medication.of(concept));

        assertThat(resolution.resolved()).isTrue();
        assertThat(resolution.systemic()).isEqualTo(systemic.equals("Y"));
    }

    @Test
    void aDrugIsForLocalUseWhereEachRouteOrTheDoseFormSaysSo() {
        Concept drug = Concept.of(Coding.of(RXNORM, "10627"));
        Concept eye = Concept.of(Coding.of("http://snomed.info/sct", "54485002"));
        Concept vein = Concept.of(Coding.of("http://snomed.info/sct", "47625008"));

        assertThat(DRUGS.resolve(Medication.of(drug).by(List.of(eye))).systemic())
                .isFalse();
        assertThat(DRUGS.resolve(Medication.of(drug).by(List.of(eye, vein))).systemic())
                .isTrue();
        assertThat(DRUGS.resolve(Medication.of(drug)).systemic()).isTrue();
        assertThat(DRUGS.resolve(new Medication(
                                drug, List.of(), List.of(Concept.ofText("Ophthalmic solution")), List.of()))
                        .systemic())
                .isFalse();
    }

    /** A combination that stood as one substance would hide what it holds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acetaminophen/codeine | acetaminophen,codeine",
                "acetaminophen / codeine | acetaminophen,codeine",
                "articaine / epinephrine | epinephrine",
            })
    void aCombinationIsNoIngredientOfItsOwn(String text, String names) {
        assertThat(DRUGS.resolve(Medication.of(Concept.ofText(text))).ingredients().stream()
                        .map(Drug::name))
                .containsExactly(names.split(","));
        assertThat(BuiltIn.KNOWLEDGE.raw("drugs/ingredients").rows())
                .extracting(row -> row.get(1))
                .noneMatch(name -> name.contains(" / "));
        assertThat(DRUGS.resolve(Medication.of(Concept.of(Coding.of(RXNORM, "817579"))))
                        .ingredients())
                .extracting(Drug::name)
                .containsExactly("acetaminophen", "codeine");
    }

    @Test
    void aProductThatNamesAllCompletesACodeThatSaysThatThereIsMore() {
        Medication medication =
                Medication.of(Concept.of(Coding.of("http://www.whocc.no/atc", "N02AA59"), Coding.of(RXNORM, "993781")));

        assertThat(DRUGS.resolve(medication).recognition()).isEqualTo(Recognition.CODE);
    }

    @Test
    void wordsWithinWordsAreNoDrug() {
        assertThat(DRUGS.resolve(Medication.of(Concept.ofText("codeinex forte zzz")))
                        .resolved())
                .isFalse();
    }

    @Test
    void codesThatNameDifferentSubstancesAreAConflict() {
        Medication medication = Medication.of(Concept.of(Coding.of(RXNORM, "32968"), Coding.of(RXNORM, "2670")));

        assertThat(DRUGS.resolve(medication).recognition()).isEqualTo(Recognition.CONFLICT);
    }

    /** Who reads the order reads its words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "32968  | warfarin 5 mg oral tablet       | CONFLICT | clopidogrel,warfarin",
                "309362 | Coumadin 5 mg tablet            | CONFLICT | clopidogrel,warfarin",
                "309362 | clopidogrel 75 MG Oral Tablet   | CODE     | clopidogrel",
                "32968  | Plavix 75 mg tablet             | CODE     | clopidogrel",
                "993781 | Tylenol with codeine            | CODE     | acetaminophen,codeine",
                "32968  | the usual tablet                | CODE     | clopidogrel",
                "32968  | clopidogrel instead of warfarin | CODE     | clopidogrel",
                "161    | acetaminophen 300 MG / codeine phosphate 30 MG Oral Tablet | CODE | acetaminophen,codeine",
                "161    | acetaminophen/codeine 300/30    | CODE     | acetaminophen,codeine",
                "2670   | codeine 10 mg/5 ml, not tramadol | CODE    | codeine",
            })
    void wordsThatNameAnotherDrugThanTheCodeAreAConflict(
            String code, String words, Recognition recognition, String names) {
        Concept shown = Concept.of(new Coding(RXNORM, code, words));

        DrugResolution resolution = DRUGS.resolve(Medication.of(shown));

        assertThat(resolution.recognition()).isEqualTo(recognition);
        assertThat(resolution.ingredients().stream().map(Drug::name)).containsExactly(names.split(","));
    }

    @Test
    void anIngredientBesideItsProductIsNoConflict() {
        Medication medication = Medication.of(Concept.of(Coding.of(RXNORM, "2670"), Coding.of(RXNORM, "993781")));

        assertThat(DRUGS.resolve(medication).recognition()).isEqualTo(Recognition.CODE);
    }

    @Test
    void listedIngredientsOfAProductAreUsed() {
        Medication medication = new Medication(
                Concept.NONE, List.of(Concept.of(Coding.of(RXNORM, "2670")), Concept.ofText("acetaminophen")));

        assertThat(DRUGS.resolve(medication).ingredients().stream().map(Drug::name))
                .containsExactly("acetaminophen", "codeine");
    }

    @Test
    void aCreamIsNotForSystemicUse() {
        assertThat(DRUGS.resolve(Medication.of(Concept.of(Coding.of(RXNORM, "92752"))))
                        .systemic())
                .isFalse();
    }

    @Test
    void anOrderWithoutCodeAndWordsIsNotResolved() {
        assertThat(DRUGS.resolve(Medication.of(Concept.NONE))).isEqualTo(DrugResolution.UNRESOLVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://snomed.info/sct             | 999000001   | clopidogrel         | CODE    | true",
                "http://hl7.org/fhir/sid/ndc        | 12345-678-90 | codeine,acetaminophen | CODE  | true",
                "http://hl7.org/fhir/sid/ndc        | 12345067890 | codeine,acetaminophen | CODE   | true",
                "urn:oid:2.16.840.1.113883.6.69     | 0099-0001-1 | tobramycin          | CODE    | false",
                "https://site.example/drugs         | X1          | codeine             | PARTIAL | true",
            })
    void codesThatTheSiteMapsAreResolved(
            String system, String code, String names, Recognition recognition, boolean systemic, @TempDir Path site)
            throws IOException {
        Files.createDirectories(site.resolve("drugs"));
        Files.writeString(site.resolve("drugs/codes.tsv"), """
                # mode: extend
                # source: site
                # version: 1
                # retrieved: 2026-11-27
                # url: https://site.example
                # license: none
                system	code	ingredients	systemic
                http://snomed.info/sct	999000001	32968	Y
                http://hl7.org/fhir/sid/ndc	12345-0678-90	2670;161	Y
                urn:oid:2.16.840.1.113883.6.69	0099-0001-01	10627	N
                https://site.example/drugs	X1	2670;?	Y
                """);
        DrugDictionary drugs = new DrugDictionary(Knowledge.layered(List.of(site)));

        DrugResolution resolution = drugs.resolve(Medication.of(Concept.of(Coding.of(system, code))));

        assertThat(resolution.ingredients().stream().map(Drug::name)).containsExactlyInAnyOrder(names.split(","));
        assertThat(resolution.recognition()).isEqualTo(recognition);
        assertThat(resolution.systemic()).isEqualTo(systemic);
        assertThat(DRUGS.resolve(Medication.of(Concept.of(Coding.of(system, code))))
                        .resolved())
                .as("without the map of the site")
                .isFalse();
    }

    /** The drugs with any guidance, by each of the ways in which an order may name them. */
    @Test
    void everyDrugWithGuidanceIsRecognised() throws IOException {
        String csv = Files.readString(SharedReference.require("pgx/coverage_goals.csv"));
        Set<String> unknown = new TreeSet<>();
        int drugs = 0;
        for (Map<String, String> row : Csv.rows(csv)) {
            boolean guided = Stream.of("pharmcat3.1.1_cpic", "pharmcat3.1.1_dpwg", "fda_label", "fda_pgx_assoc")
                    .anyMatch(source -> row.get(source).equals("1"));
            if (!guided) {
                continue;
            }
            drugs++;
            if (!DRUGS.resolve(Medication.of(Concept.ofText(row.get("drug")))).resolved()) {
                unknown.add(row.get("drug") + " by name");
            }
            Stream.of(row.get("atc").split(";"))
                    .filter(code -> code.length() == 7)
                    .filter(code -> !DRUGS.resolve(
                                    Medication.of(Concept.of(Coding.of("http://www.whocc.no/atc", code))))
                            .resolved())
                    .forEach(code -> unknown.add(row.get("drug") + " by ATC " + code));
            if (!row.get("rxnorm_in").isEmpty()
                    && ingredients(row.get("rxnorm_in")).isEmpty()) {
                unknown.add(row.get("drug") + " by RxNorm " + row.get("rxnorm_in"));
            }
        }

        System.out.printf("Drugs with guidance: %d compared%n", drugs);
        assertThat(drugs).isEqualTo(193);
        assertThat(unknown).isEmpty();
    }

    /** The published product list: every listed ingredient is found again; combinations may hold more. */
    @Test
    void everyPublishedProductResolves() throws IOException {
        byte[] zipped = Files.readAllBytes(SharedReference.require("pgx/terminology/rxnorm_products.csv.gz"));
        String csv = new String(
                new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes(), StandardCharsets.UTF_8);
        Set<String> differing = new TreeSet<>();
        List<Map<String, String>> rows = Csv.rows(csv);
        for (Map<String, String> row : rows) {
            List<Drug> found = ingredients(row.get("product_rxcui"));
            boolean all = Arrays.stream(row.get("ingredient_rxcuis").split(";"))
                    .allMatch(listed -> found.containsAll(ingredients(listed))
                            && !ingredients(listed).isEmpty());
            Coding named = new Coding(RXNORM, row.get("product_rxcui"), row.get("name"));
            boolean conflict = DRUGS.resolve(Medication.of(Concept.of(named))).recognition() == Recognition.CONFLICT;
            if (!all || conflict) {
                differing.add(row.get("product_rxcui") + " " + row.get("name"));
            }
        }

        System.out.printf("RxNorm products: %d compared%n", rows.size());
        assertThat(differing).isEmpty();
    }

    /** What a code holds; a precise ingredient stands for its base. */
    private static List<Drug> ingredients(String rxcui) {
        return DRUGS.resolve(Medication.of(Concept.of(Coding.of(RXNORM, rxcui))))
                .ingredients();
    }
}
