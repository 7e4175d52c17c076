package org.precisionhooks.server.genomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
            stores.sorted().forEach(this::keepPermitted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keep(Stores.patient("CA12345"));
        keep(Stores.studies());
    }

    /** Variants without a gene are in no domain, hence for nobody without a consent. */
    private void keepPermitted(Path store) {
        keep(text(store));
        String file = store.getFileName().toString();
        keep(Stores.permitting(file.substring(0, file.indexOf('.'))));
    }

    @TestFactory
    List<DynamicTest> cases() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : json(text(folder.resolve("cases.json")))) {
            for (String path : List.of(
                    "/fhir/" + one.path("operation").asText(),
                    "/fhir" + one.path("riPath").asText())) {
                tests.add(DynamicTest.dynamicTest(
                        path + " " + one.path("id").asText(),
                        () -> check(new OperationCase(one), get(path + "?" + query(one)))));
            }
        }
        return tests;
    }

    private static void check(OperationCase one, HttpResponse<String> response) {
        one.check(response, json(response));
    }

    private static String query(JsonNode one) {
        return Stream.of(one.path("query").asText().split("&"))
                .map(parameter -> {
                    int equals = parameter.indexOf('=');
                    return parameter.substring(0, equals + 1)
                            + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
                })
                .collect(Collectors.joining("&"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
