package org.precisionhooks.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Turns one rule of the decision about, again and again, and expects the golden cases to notice (consent.md section 14,
 * item 2). The flips stand in {@code cases/consent-flips.tsv}: rule, file, what stands there, what stands there instead.
 */
class ConsentMutationTest {

    private static final Path FLIPS = Path.of("src/test/resources/cases/consent-flips.tsv");

    /** One rule that is turned about; {@code \\t} and {@code \\n} in a text are a tab and a line's end. */
    private record Flip(String rule, String file, String from, String to) {

        static Flip of(String line) {
            String[] cells = line.split("\t", -1);
            return new Flip(cells[0], cells[1], text(cells[2]), text(cells[3]));
        }

        private static String text(String cell) {
            return cell.replace("\\t", "\t").replace("\\n", "\n");
        }

        void check() throws IOException {
            Path source =
                    Path.of(file.endsWith(".tsv") ? "src/main/resources" : "src/main/java/org/precisionhooks", file);
            String text = Files.readString(source);
            int at = text.indexOf(from);
            assertThat(at).as("%s holds: %s", file, from).isNotNegative();
            assertThat(text.indexOf(from, at + 1))
                    .as("%s holds it once: %s", file, from)
                    .isNegative();
            String flipped = text.substring(0, at) + to + text.substring(at + from.length());
            assertThat(MutatedClasses.with(file, flipped).anyFails())
                    .as("a case notices when it is turned about: %s", rule)
                    .isTrue();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRuleThatIsTurnedAboutIsNoticedByACase() throws IOException {
        return flips().stream().map(flip -> DynamicTest.dynamicTest(flip.rule(), flip::check));
    }

    @Test
    void withoutAFlipNoCaseFails() throws IOException {
        String file = "consent/decision/Truth.java";
        String text = Files.readString(Path.of("src/main/java/org/precisionhooks", file));
        assertThat(MutatedClasses.with(file, text).anyFails()).isFalse();
    }

    private static List<Flip> flips() throws IOException {
        return Files.readAllLines(FLIPS).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .skip(1)
                .map(Flip::of)
                .toList();
    }
}
