package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README tells the truth about settings and commands. */
class ReadmeTest {

    @Test
    void everySettingIsInTheTable() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(settings("precision-hooks", PrecisionHooksProperties.class))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
    }

    @Test
    void testCommandIsTheOneThatIsRunForEveryChange() throws IOException {
        String command = "mvn -B verify";

        assertThat(Files.readString(Path.of("README.md"))).contains(command);
        assertThat(Files.readString(Path.of(".ci/run"))).contains(command);
    }

    private static Stream<String> settings(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String name = prefix + "." + kebab(component.getName());
            return component.getType().isRecord() ? settings(name, component.getType()) : Stream.of(name);
        });
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
