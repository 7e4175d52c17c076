package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contexts in {@code cases/contexts} at the running services: answered as they are, refused when they are bent. */
class HookContextIT extends HookIT {

    private static final Path CASES = Path.of("src/test/resources/cases/contexts");
    private static final List<String> WITHOUT_SERVICE = List.of("encounter-start", "appointment-book");

    @TestFactory
    Stream<DynamicTest> isAnsweredOrHasNoService() throws IOException {
        return contexts()
                .map(one -> DynamicTest.dynamicTest(one.path("title").asText(), () -> {
                    HttpResponse<String> answer = answer(call(one, "p1"));
                    if (WITHOUT_SERVICE.contains(one.path("hook").asText())) {
                        assertRefused(answer, 404, "unknown-service");
                    } else {
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> isRefusedWithoutAPatientAndForAnother() throws IOException {
        return contexts()
                .filter(one -> !WITHOUT_SERVICE.contains(one.path("hook").asText()))
                .map(one -> DynamicTest.dynamicTest(one.path("title").asText(), () -> {
                    HookBody without = call(one, "p1");
                    without.context().remove("patientId");
                    assertRefused(answer(without), 400, "missing-field");
                    if (one.path("context").toString().contains("Patient/p1\"")) {
                        HookBody foreign = call(one, "p2");
                        HttpResponse<String> refused = answer(foreign);
                        assertRefused(refused, 400, "patient-mismatch");
                        assertThat(refused.body()).doesNotContain("p1", "p2");
                    }
                }));
    }

    private static HookBody call(JsonNode one, String patient) {
        HookBody call = HookBody.of(one.path("hook").asText(), patient);
        ObjectNode context = one.path("context").deepCopy();
        call.root().set("context", context.put("patientId", patient));
        return call.sending(List.of(HookRecords.patient(patient)));
    }

    private static Stream<JsonNode> contexts() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList().stream().map(HookContextIT::read);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return json(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
