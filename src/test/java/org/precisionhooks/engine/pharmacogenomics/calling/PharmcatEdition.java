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
import org.precisionhooks.knowledge.Knowledge;

/** An edition of PharmCAT's allele definitions, read from the shared reference, and as a site's knowledge folder. */
final class PharmcatEdition {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VARIANT_LISTS = Set.of("DPYD", "RYR1", "CACNA1S");
    private static final Set<String> REFERENCE_FOR_UNDOCUMENTED =
            Set.of("CACNA1S", "DPYD", "G6PD", "NUDT15", "RYR1", "TPMT");
    private static final String PROVENANCE =
            "# source: PharmCAT\n# version: test\n# retrieved: 2026-11-27\n# url: https://pharmcat.clinpgx.org\n"
                    + "# license: CC BY-SA 4.0\n# mode: replace\n";

    private final Map<String, Gene> genes = new TreeMap<>();

    /** One gene of the edition; ignored positions and alleles are left out. */
    record Gene(String name, List<JsonNode> positions, List<Named> alleles, JsonNode exemption) {

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
            if (defined && !ignoredAlleles.contains(allele.path("name").asText())) {
                alleles.add(new Named(
                        allele.path("name").asText(), allele.path("reference").asBoolean(), bases));
            }
        }
        return new Gene(json.path("gene").asText(), positions, alleles, exemption);
    }

    /** Writes the edition as the tables of a site and opens them. */
    AlleleDefinitions asSite(Path folder) throws IOException {
        Path tables = Files.createDirectories(folder.resolve("pharmacogenomics"));
        Path genomics = Files.createDirectories(folder.resolve("genomics"));
        StringBuilder places = new StringBuilder(PROVENANCE
                + "gene\trsid\trefseq38\tposition38\treference38\talternate\tshift\trefseq37\tposition37\treference37"
                + "\tnames\n");
        StringBuilder positions = new StringBuilder(PROVENANCE + "gene\tposition\ttier1\tneeded\tproxyFor\tbeside\n");
        StringBuilder alleles = new StringBuilder(PROVENANCE + "gene\tallele\treference\tchanges\n");
        StringBuilder rules = new StringBuilder(PROVENANCE + "gene\tmethod\tundocumented\tfallback\n");
        StringBuilder priorities = new StringBuilder(PROVENANCE + "gene\tmembers\tpick\n");
        for (Gene gene : genes.values()) {
            write(gene, places, positions, alleles);
            rules.append(String.join(
                            "\t",
                            gene.name(),
                            VARIANT_LISTS.contains(gene.name()) ? "VARIANTS" : "DIPLOTYPE",
                            REFERENCE_FOR_UNDOCUMENTED.contains(gene.name()) ? "REFERENCE" : "NOT_CALLED",
                            ""))
                    .append("\n");
            gene.exemption()
                    .path("unphasedDiplotypePriorities")
                    .forEach(one -> priorities.append(gene.name() + "\t"
                            + String.join(
                                    ";",
                                    stream(one.path("list"))
                                            .map(JsonNode::asText)
                                            .toList())
                            + "\t" + one.path("pick").asText() + "\n"));
        }
        Files.writeString(genomics.resolve("variants.tsv"), places);
        Files.writeString(tables.resolve("allele_positions.tsv"), positions);
        Files.writeString(tables.resolve("allele_definitions.tsv"), alleles);
        Files.writeString(tables.resolve("calling_rules.tsv"), rules);
        Files.writeString(tables.resolve("diplotype_priorities.tsv"), priorities);
        return AlleleDefinitions.from(Knowledge.withSite(folder));
    }

    private static void write(Gene gene, StringBuilder places, StringBuilder positions, StringBuilder alleles) {
        for (int i = 0; i < gene.positions().size(); i++) {
            JsonNode position = gene.positions().get(i);
            for (JsonNode alternate : position.path("alts")) {
                places.append(String.join(
                                "\t",
                                gene.name(),
                                "p" + i,
                                "NC_1",
                                position.path("position").asText(),
                                position.path("ref").asText(),
                                alternate.asText(),
                                "0\t\t\t\t"))
                        .append("\n");
            }
            positions.append(String.join("\t", gene.name(), "p" + i, "N", "N", proxyFor(gene, position), "N") + "\n");
        }
        for (Named allele : gene.alleles()) {
            List<String> changes = new ArrayList<>();
            for (int i = 0; !allele.reference() && i < allele.bases().size(); i++) {
                if (!allele.bases().get(i).isEmpty()) {
                    changes.add("p" + i + "=" + allele.bases().get(i));
                }
            }
            alleles.append(String.join(
                            "\t",
                            gene.name(),
                            allele.name(),
                            allele.reference() ? "Y" : "N",
                            String.join(";", changes)))
                    .append("\n");
        }
    }

    private static String proxyFor(Gene gene, JsonNode position) {
        for (int i = 0; i < gene.positions().size(); i++) {
            boolean decides = gene.positions().get(i).path("rsid").asText().equals("rs75017182");
            if (decides && position.path("rsid").asText().equals("rs56038477")) {
                return "p" + i;
            }
        }
        return "";
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
