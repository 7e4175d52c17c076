package org.precisionhooks.engine.pharmacogenomics.calling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.precisionhooks.SharedReference;

/** An edition of PharmCAT's allele definitions, read from the shared reference. */
final class PharmcatEdition {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Gene> genes = new TreeMap<>();

    /** One gene of the edition; ignored positions and alleles are left out. */
    record Gene(String name, List<JsonNode> positions, List<Named> alleles) {

        Named reference() {
            return alleles.stream().filter(Named::reference).findFirst().orElseThrow();
        }
    }

    /** One named allele: a base for each position, empty where none is defined. */
    record Named(String name, boolean reference, List<String> bases) {}

    private PharmcatEdition() {}

    static PharmcatEdition read(String folder) throws IOException {
        PharmcatEdition edition = new PharmcatEdition();
        Path root = SharedReference.require("pgx/pharmcat/" + folder);
        JsonNode exemptions = JSON.readTree(root.resolve("exemptions.json").toFile());
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith("_translation.json"))
                    .sorted()
                    .toList()) {
                JsonNode json = JSON.readTree(file.toFile());
                String gene = json.path("gene").asText();
                if (!gene.equals("CYP2D6")) {
                    edition.genes.put(gene, gene(json, exemption(exemptions, gene)));
                }
            }
        }
        return edition;
    }

    Map<String, Gene> genes() {
        return genes;
    }

    private static JsonNode exemption(JsonNode exemptions, String gene) {
        return exemptions.isArray()
                ? stream(exemptions)
                        .filter(one -> one.path("gene").asText().equals(gene))
                        .findFirst()
                        .orElse(JSON.createObjectNode())
                : exemptions.path(gene);
    }

    private static Gene gene(JsonNode json, JsonNode exemption) {
        Set<String> ignoredPositions = new HashSet<>();
        exemption
                .path("ignoredPositions")
                .forEach(one ->
                        ignoredPositions.add(one.path("chromosomeHgvsName").asText()));
        Set<String> ignoredAlleles = new HashSet<>();
        exemption.path("ignoredAlleles").forEach(one -> ignoredAlleles.add(one.asText()));
        List<Integer> kept = new ArrayList<>();
        List<JsonNode> positions = new ArrayList<>();
        for (int i = 0; i < json.path("variants").size(); i++) {
            JsonNode variant = json.path("variants").get(i);
            if (!ignoredPositions.contains(variant.path("chromosomeHgvsName").asText())) {
                kept.add(i);
                positions.add(variant);
            }
        }
        List<Named> alleles = new ArrayList<>();
        for (JsonNode allele : json.path("namedAlleles")) {
            List<String> bases = kept.stream()
                    .map(i -> allele.path("alleles").get(i).asText("").replace("null", ""))
                    .toList();
            boolean defined = bases.stream().anyMatch(base -> !base.isEmpty());
            String name = allele.path("name").asText();
            if (defined && !ignoredAlleles.contains(name)) {
                String core = json.path("suballelesMap").path(name).asText(name);
                alleles.add(new Named(core, allele.path("reference").asBoolean(), bases));
            }
        }
        return new Gene(json.path("gene").asText(), positions, alleles);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
