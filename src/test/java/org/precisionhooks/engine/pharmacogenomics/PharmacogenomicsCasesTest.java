package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Question;

/** Golden cases that a clinician can read: a new file under {@code cases/pharmacogenomics} is a new test. */
class PharmacogenomicsCasesTest {

    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final PharmacogenomicsEngine ENGINE = BuiltIn.pharmacogenomics();

    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheExpectedAdvice() throws IOException {
        Path folder = Path.of("src/test/resources/cases/pharmacogenomics");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).isNotEmpty();
            return sorted.stream().flatMap(PharmacogenomicsCasesTest::tests);
        }
    }

    private static Stream<DynamicTest> tests(Path file) {
        try {
            JsonNode cases = new ObjectMapper().readTree(file.toFile());
            return Stream.of(cases)
                    .flatMap(array -> java.util.stream.StreamSupport.stream(array.spliterator(), false))
                    .map(one -> DynamicTest.dynamicTest(
                            file.getFileName() + ": " + one.path("title").asText(), () -> check(one)));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static void check(JsonNode one) {
        CaseText given = new CaseText(one, DRUGS);
        ConsentedFacts facts = given.facts();
        Question question = given.question();

        List<Finding> findings = ENGINE.assess(facts, question);

        assertThat(findings.stream().map(CaseText::describe).toList())
                .containsExactlyElementsOf(CaseText.texts(one.path("then")));
        List<String> details = findings.stream()
                .flatMap(finding -> finding.paragraphs().stream())
                .map(paragraph -> paragraph.text())
                .toList();
        CaseText.texts(one.path("says"))
                .forEach(text -> assertThat(String.join("\n", details)).contains(text));
        CaseText.texts(one.path("silent"))
                .forEach(text -> assertThat(String.join("\n", details)).doesNotContain(text));
        List<String> editions = findings.stream()
                .flatMap(finding -> finding.citations().stream())
                .map(citation -> citation.version())
                .toList();
        assertThat(editions).containsAll(CaseText.texts(one.path("editions")));
        assertThat(ENGINE.assess(facts, question)).as("same facts, same answer").isEqualTo(findings);
        ConsentedFacts shared = new CaseText(one, DRUGS).facts();
        List<List<Finding>> atOnce = Stream.generate(() -> question)
                .limit(8)
                .parallel()
                .map(asked -> ENGINE.assess(shared, asked))
                .toList();
        assertThat(atOnce)
                .as("the same for all who ask at once")
                .allSatisfy(each -> assertThat(each).isEqualTo(findings));
    }
}
