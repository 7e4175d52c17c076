package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * A golden case of {@code cases/reading}: resources and what is read from them.
 *
 * @param title sentence
 * @param patient id of the patient
 * @param given resources
 * @param facts expected facts, spelled, in order
 * @param issues expected issues, {@code reference CODE}, in order
 */
record ReadingCase(String title, String patient, JsonNode given, List<String> facts, List<String> issues) {

    static final ReadingTables TABLES = BuiltIn.records().tables();
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/cases/reading");

    static Stream<ReadingCase> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ReadingCase::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadingCase of(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            return new ReadingCase(
                    file.getFileName() + ": " + json.path("title").asText(),
                    json.path("patient").asText(),
                    json.path("given"),
                    texts(json.path("then").path("facts")),
                    texts(json.path("then").path("issues")));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    PatientRecord read() {
        return read(patient, given);
    }

    static PatientRecord read(String patient, JsonNode resources) {
        List<FoundResource> found = new ArrayList<>();
        resources.forEach(resource -> found.add(new FoundResource(resource, DataOrigin.PREFETCH)));
        return new RecordReader(TABLES).read(patient, found);
    }

    @Override
    public String toString() {
        return title;
    }
}
