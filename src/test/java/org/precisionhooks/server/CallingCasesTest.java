package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Resources of laboratories in, advice out: named alleles as the reader, the caller and guidance make them together. */
class CallingCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/cases/calling.json");

    @TestFactory
    Stream<DynamicTest> everyCaseGivesItsAdvice() throws IOException {
        return StreamSupport.stream(JSON.readTree(CASES.toFile()).spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(one.path("title").asText(), () -> check(one)));
    }

    private static void check(JsonNode one) throws IOException {
        ObjectNode given = JSON.createObjectNode();
        given.set("given", CallingText.resources(one));
        given.putObject("when")
                .putArray("drug")
                .add("http://www.nlm.nih.gov/research/umls/rxnorm|"
                        + one.path("when").asText());
        JsonNode answer = JSON.readTree(OperationCasesTest.answer(new OperationCase(given)));

        List<String> told = new ArrayList<>();
        StringBuilder notes = new StringBuilder();
        answer.path("entry").forEach(entry -> {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("GuidanceResponse")) {
                told.add(resource.at("/reasonCode/0/text").asText());
                resource.path("note")
                        .forEach(note -> notes.append(note.path("text").asText()));
                resource.path("reasonReference")
                        .forEach(reason -> notes.append(reason.path("display").asText()));
            }
        });
        String words = notes.toString().replace("\\", "");
        assertThat(told).containsExactly(one.path("then").asText());
        one.path("says").forEach(text -> assertThat(words).contains(text.asText()));
        one.path("silent").forEach(text -> assertThat(words).doesNotContain(text.asText()));
    }
}
