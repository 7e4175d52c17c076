package org.precisionhooks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.Csv;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.knowledge.Knowledge;

class DrugDictionaryTest {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final DrugDictionary DRUGS = new DrugDictionary(Knowledge.builtIn());

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
            })
    void wordsAreALastResortAndFlagged(String text, String names) {
        DrugResolution resolution = DRUGS.resolve(Medication.of(Concept.ofText(text)));

        assertThat(resolution.recognition()).isEqualTo(Recognition.NAME);
        assertThat(resolution.ingredients().stream().map(Drug::name)).contains(names.split(","));
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
            if (!all) {
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
