package org.precisionhooks.fhir.write.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.GeneReading.Basis;
import org.precisionhooks.engine.GeneStatus.State;

class PassportWordsTest {

    private static final Path WORDS = Path.of("src/main/resources/passport");
    private static final Path TABLES = Path.of("src/main/resources/knowledge/pharmacogenomics");

    @Test
    void everyKeyStandsInEveryLanguageAndIsNotEmpty() throws IOException {
        Properties english = words("en");

        assertThat(words("de").stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(Stream.of("en", "de").flatMap(language -> words(language).values().stream()))
                .noneMatch(value -> value.toString().isBlank());
    }

    @ParameterizedTest
    @EnumSource(PassportWords.Word.class)
    void everyWordIsThere(PassportWords.Word word) {
        assertThat(PassportWords.of("de").of(word)).isNotEmpty();
    }

    @Test
    void everyActionBasisAndStateIsSaid() {
        PassportWords words = PassportWords.of("de");

        Stream.of(ActionClass.values())
                .filter(ActionClass::changesTherapy)
                .forEach(action -> assertThat(words.action(action)).isNotEmpty());
        Stream.of(Basis.values())
                .forEach(basis -> assertThat(words.basis(basis)).isNotEmpty());
        Stream.of(State.values())
                .filter(state -> state != State.TESTED && state != State.NOT_TESTED)
                .forEach(state -> assertThat(words.state(state)).isNotEmpty());
    }

    /** A phenotype that a table gains needs its words. */
    @Test
    void everyPhenotypeOfTheTablesIsSaidInPlainWords() throws IOException {
        Set<String> phenotypes = new HashSet<>(column("phenotype_rules.tsv", 3));
        phenotypes.addAll(column("score_rules.tsv", 3));

        assertThat(phenotypes)
                .hasSizeGreaterThan(20)
                .allSatisfy(phenotype -> assertThat(words("de"))
                        .containsKeys(
                                "phenotype." + PassportWords.slug(phenotype) + ".term",
                                "phenotype." + PassportWords.slug(phenotype) + ".plain"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de-CH, en;q=0.5|de", "fr, de;q=0.8|de", "fr|en", "''|en", "not a range;;|en", "en-GB|en"})
    void languageIsTheBestOfThoseThatAreThere(String ranges, String language) {
        assertThat(PassportWords.of(ranges).language()).isEqualTo(language);
    }

    private static Set<String> column(String table, int column) throws IOException {
        try (Stream<String> lines = Files.lines(TABLES.resolve(table))) {
            Set<String> cells = new HashSet<>();
            lines.filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t")[column])
                    .forEach(cells::add);
            return cells;
        }
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        try (var in = Files.newBufferedReader(WORDS.resolve("words_" + language + ".properties"))) {
            words.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return words;
    }
}
