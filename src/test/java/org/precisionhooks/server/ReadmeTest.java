package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.settings.AuthorizationSettings;
import org.precisionhooks.server.settings.ClientSettings;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.ClassPathResource;

/** The documents tell the truth about settings and commands. */
class ReadmeTest {

    private static final String SETTINGS = "META-INF/spring-configuration-metadata.json";

    private final String settingsPage = read("src/docs/settings.md");

    @Test
    void everySettingIsInTheTableWithItsDefault() throws IOException {
        JsonNode settings = new ObjectMapper()
                .readTree(new ClassPathResource(SETTINGS).getURL())
                .path("properties");

        assertThat(settings).isNotEmpty().allSatisfy(setting -> {
            String row = "| `" + setting.path("name").asText() + "` | ";
            JsonNode value = setting.path("defaultValue");
            assertThat(settingsPage).contains(value.isMissingNode() ? row : row + "`" + value.asText() + "` |");
        });
    }

    @Test
    void everySettingOfTheTableExists() throws IOException {
        List<String> settings = new ObjectMapper()
                .readTree(new ClassPathResource(SETTINGS).getURL())
                .path("properties")
                .findValuesAsText("name");

        assertThat(Pattern.compile("\\| `(precision-hooks\\.[^`]+)` \\|")
                        .matcher(settingsPage)
                        .results()
                        .map(row -> row.group(1)))
                .isNotEmpty()
                .allMatch(settings::contains);
    }

    @Test
    void everySettingOfAClientIsInItsTableWithItsDefault() {
        Parameter[] settings = ClientSettings.class.getConstructors()[0].getParameters();

        assertThat(settings).isNotEmpty().allSatisfy(setting -> {
            DefaultValue value = setting.getAnnotation(DefaultValue.class);
            String standard = value == null || value.value().length == 0 ? "" : String.join(",", value.value());
            assertThat(settingsPage)
                    .contains("| `"
                            + setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "` | "
                            + (standard.isEmpty() ? "" : "`" + standard + "` |"));
        });
    }

    @Test
    void everySettingOfAnAuthorizationServerIsInItsSection() {
        String users = settingsPage.substring(settingsPage.indexOf("## Users"));

        assertThat(AuthorizationSettings.class.getRecordComponents())
                .isNotEmpty()
                .allSatisfy(setting -> {
                    String name = setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                    assertThat(users).containsPattern("`" + name + "(?:\\.(?:\\*|<role>))?`");
                });
    }

    @Test
    void everyTableIsOnThePageOfKnowledge() throws IOException {
        String page = read("src/docs/knowledge.md");
        try (Stream<Path> tables = Files.walk(Path.of("src/main/resources/knowledge"))) {
            assertThat(tables.map(table -> table.getFileName().toString()).filter(name -> name.endsWith(".tsv")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page)
                            .containsPattern("`(?:[a-z]+/)?" + name.substring(0, name.length() - 4) + "`"));
        }
    }

    @Test
    void testCommandIsTheOneThatIsRunForEveryChange() {
        assertThat(read("README.md")).contains("mvn -B verify");
        assertThat(read(".ci/run")).contains("mvn -B verify");
        assertThat(read(".github/workflows/build.yml")).contains("run: .ci/run");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
