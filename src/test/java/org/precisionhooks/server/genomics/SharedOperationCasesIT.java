package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.SharedReference;
import org.precisionhooks.server.ServerIT;

/** The shared cases of the reference implementation over HTTP: our path, its path, and the answer as sets. */
class SharedOperationCasesIT extends ServerIT {

    private static final String FOLDER = "genomics-fhir/genomics-operations";

    private Path folder = Path.of("");

    @BeforeEach
    void load() {
        folder = SharedReference.require(FOLDER);
        try (Stream<Path> stores = Files.list(folder.resolve("store"))) {
            stores.sorted().forEach(store -> keep(text(store)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> cases() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : json(text(folder.resolve("cases.json")))) {
            for (String path : List.of("/fhir/" + one.path("operation").asText(), "/fhir" + one.path("riPath").asText())) {
                tests.add(DynamicTest.dynamicTest(
                        path + " " + one.path("id").asText(), () -> new OperationCase(one).check(get(path + "?" + query(one)))));
            }
        }
        return tests;
    }

    private static String query(JsonNode one) {
        return Stream.of(one.path("query").asText().split("&"))
                .map(parameter -> {
                    int equals = parameter.indexOf('=');
                    return parameter.substring(0, equals + 1)
                            + java.net.URLEncoder.encode(
                                    parameter.substring(equals + 1), java.nio.charset.StandardCharsets.UTF_8);
                })
                .collect(java.util.stream.Collectors.joining("&"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
