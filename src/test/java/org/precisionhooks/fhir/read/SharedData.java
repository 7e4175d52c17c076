package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The shared reference data, where it is present. */
final class SharedData {

    private static final List<String> FOLDERS = List.of(
            "emerge",
            "ig-examples/3.0.0",
            "ig-examples/2.0.0",
            "r4-core-examples",
            "hla-nmdp",
            "mcode",
            "vcf",
            "genomics-operations/store");

    private SharedData() {}

    /** The folder of genomic examples, if it is there. */
    static Optional<Path> genomics() {
        String setting = System.getenv("PRECISION_HOOKS_SHARED");
        Path shared = Path.of(setting == null ? "../shared" : setting);
        return Optional.of(shared.resolve("reference/genomics-fhir")).filter(Files::isDirectory);
    }

    /** The files with resources or Bundles. */
    static List<Path> files(Path genomics) {
        return FOLDERS.stream()
                .flatMap(folder -> jsonFiles(genomics.resolve(folder)).stream())
                .filter(file -> json(file).has("resourceType"))
                .toList();
    }

    private static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return ReadingCase.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** The resources of a file; one without an id takes the one in its fullUrl, as a server would give it one. */
    static ArrayNode resources(Path file) {
        JsonNode json = json(file);
        ArrayNode resources = ReadingCase.JSON.createArrayNode();
        if (!json.path("resourceType").asText().equals("Bundle")) {
            return resources.add(json);
        }
        for (JsonNode entry : json.path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            String fullUrl = entry.path("fullUrl").asText();
            if (fullUrl.startsWith("urn:uuid:")) {
                resource.put("id", fullUrl.substring("urn:uuid:".length()));
            }
            resources.add(resource);
        }
        return resources;
    }

    /** The ids of all patients that a set of resources names. */
    static TreeSet<String> patients(ArrayNode resources) {
        TreeSet<String> patients = new TreeSet<>();
        ReadingCase.read("", resources)
                .sources()
                .forEach(source -> source.resource().patients().stream()
                        .map(patient -> patient.substring("Patient/".length()))
                        .forEach(patients::add));
        return patients;
    }

    /** The files of a folder that hold one resource each. */
    static List<Path> singles(Path folder) {
        return jsonFiles(folder).stream()
                .filter(file ->
                        !json(file).path("resourceType").asText("Bundle").equals("Bundle"))
                .toList();
    }

    /** The resources of some files; results that name no patient are given the one of the others. */
    static ArrayNode ofOnePatient(List<Path> files) {
        ArrayNode resources = ReadingCase.JSON.createArrayNode();
        for (Path file : files) {
            ObjectNode resource = (ObjectNode) json(file);
            String field = resource.path("resourceType").asText().equals("MolecularSequence") ? "patient" : "subject";
            boolean result = resource.path("resourceType").asText().matches("MolecularSequence|DiagnosticReport");
            if (result && !resource.has(field)) {
                resource.putObject(field).put("reference", "Patient/p");
            }
            resources.add(resource);
        }
        return resources;
    }

    static List<Transcript> transcript(Path file) {
        String name =
                file.getFileName().toString().replace(".json", ".facts.json").replace(".Bundle", "");
        Path facts = file.resolveSibling("facts").resolve(name);
        if (!Files.exists(facts)) {
            return List.of();
        }
        List<Transcript> records = new ArrayList<>();
        json(facts).forEach(record -> records.add(new Transcript(file.toString(), record)));
        return records;
    }
}
