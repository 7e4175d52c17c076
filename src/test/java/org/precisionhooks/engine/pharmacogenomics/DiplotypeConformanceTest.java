package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.SharedReference;
import org.precisionhooks.knowledge.Knowledge;

/** Every published diplotype gives the published phenotype, activity score and look-up key. */
class DiplotypeConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GeneModels MODELS = new GeneModels(GeneTables.of(Knowledge.builtIn()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phenotype-cpic-2024-05/ABCG2.json",
                "phenotype-cpic-2024-05/CACNA1S.json",
                "phenotype-cpic-2024-05/CFTR.json",
                "phenotype-cpic-2024-05/MT_RNR1.json",
                "phenotype-older/RYR1.cpic.v2.8.3.json",
                "phenotype-cpic-2024-05/CYP2B6.json",
                "phenotype-cpic-2024-05/CYP2C19.json",
                "phenotype-cpic-2024-05/CYP2C9.json",
                "phenotype-cpic-2024-05/CYP3A5.json",
                "phenotype-cpic-2024-05/DPYD.json",
                "phenotype-cpic-2024-05/NUDT15.json",
                "phenotype-cpic-2024-05/SLCO1B1.json",
                "phenotype-cpic-2024-05/TPMT.json",
                "phenotype-cpic-2024-05/UGT1A1.json",
                "phenotype/VKORC1.json",
                "phenotype-older/CYP2D6.cpic.2024-05.json",
                "phenotype-older/G6PD.cpic.v2.4.0.json"
            })
    void everyPublishedDiplotypeGivesThePublishedResult(String file) throws IOException {
        JsonNode table =
                JSON.readTree(SharedReference.require("pgx/pharmcat/" + file).toFile());
        GeneModel model = MODELS.model(table.path("gene").asText()).orElseThrow();

        assertThat(differences(table, model)).isEmpty();
    }

    /** The newer edition: its allele functions as a site loads them, this server's rules, and all its published rows. */
    @Test
    void everyDiplotypeOfTheNewerEditionFollowsFromItsFunctions() throws IOException {
        Path root = SharedReference.require("pgx/pharmcat/phenotype");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(root)) {
            all.sorted().forEach(files::add);
        }
        List.of("CYP2D6.cpic.2024-05", "RYR1.cpic.v2.8.3", "G6PD.cpic.v2.4.0")
                .forEach(name -> files.add(root.resolveSibling("phenotype-older/" + name + ".json")));
        int compared = 0;
        for (Path file : files) {
            JsonNode table = JSON.readTree(file.toFile());
            GeneModel model = model(table);
            assertThat(differences(table, model)).as(file.toString()).isEmpty();
            compared += table.path("diplotypes").size();
        }
        System.out.printf("%d diplotypes of the newer edition compared%n", compared);
        assertThat(compared).isEqualTo(50_762);
    }

    /** The gene with the functions of a published table in place of the built-in ones. */
    private static GeneModel model(JsonNode table) {
        GeneTables builtIn = GeneTables.of(Knowledge.builtIn());
        String gene = table.path("gene").asText();
        List<GeneTables.FunctionRow> functions = new ArrayList<>();
        table.path("haplotypes").fields().forEachRemaining(entry -> {
            String words = entry.getValue().asText();
            String value = table.path("activityValues").path(entry.getKey()).asText("");
            functions.add(
                    new GeneTables.FunctionRow(gene, entry.getKey(), function(words), value.isEmpty() ? words : value));
        });
        List<GeneTables.PairRule> rules = new ArrayList<>(builtIn.pairRules());
        rules.addAll(CYP3A4_RULES);
        GeneTables.GeneRow row = builtIn.genes().stream()
                .filter(known -> known.gene().equals(gene))
                .findFirst()
                .orElseGet(() -> new GeneTables.GeneRow(
                        gene, GeneTables.Lookup.PHENOTYPE, GeneTables.Inheritance.AUTOSOMAL, "*1"));
        return new GeneModel(
                row,
                new GeneTables(
                        List.of(row),
                        functions,
                        rules,
                        builtIn.scoreRules(),
                        builtIn.scoreKeys(),
                        List.of(),
                        List.of(),
                        "newer edition"));
    }

    private static final List<GeneTables.PairRule> CYP3A4_RULES = Stream.of(
                    "NORMAL NORMAL Normal Metabolizer",
                    "NORMAL DECREASED Intermediate Metabolizer",
                    "NORMAL NO_FUNCTION Intermediate Metabolizer",
                    "DECREASED DECREASED Poor Metabolizer",
                    "DECREASED NO_FUNCTION Poor Metabolizer",
                    "NO_FUNCTION NO_FUNCTION Poor Metabolizer")
            .map(line -> line.split(" ", 3))
            .map(words -> new GeneTables.PairRule(
                    "CYP3A4",
                    AlleleFunction.valueOf(words[0]),
                    Optional.of(AlleleFunction.valueOf(words[1])),
                    words[2]))
            .toList();

    /** The words of the published tables. */
    private static AlleleFunction function(String words) {
        return switch (words) {
            case "Increased function" -> AlleleFunction.INCREASED;
            case "Normal function",
                    "Normal risk of aminoglycoside-induced hearing loss",
                    "Normal coumarin sensitivity" -> AlleleFunction.NORMAL;
            case "Decreased function", "Higher coumarin sensitivity" -> AlleleFunction.DECREASED;
            case "No function" -> AlleleFunction.NO_FUNCTION;
            case "I/Deficient with CNSHA" -> AlleleFunction.G6PD_CNSHA;
            case "II/Deficient" -> AlleleFunction.G6PD_II;
            case "III/Deficient" -> AlleleFunction.G6PD_III;
            case "IV/Normal" -> AlleleFunction.G6PD_IV;
            case "ivacaftor responsive" -> AlleleFunction.RESPONSIVE;
            case "ivacaftor non-responsive" -> AlleleFunction.NON_RESPONSIVE;
            case "Malignant Hyperthermia associated" -> AlleleFunction.MALIGNANT_HYPERTHERMIA;
            case "Increased risk of aminoglycoside-induced hearing loss" -> AlleleFunction.INCREASED_RISK;
            default -> AlleleFunction.UNCERTAIN;
        };
    }

    private static List<String> differences(JsonNode table, GeneModel model) {
        List<String> differences = new ArrayList<>();
        for (JsonNode row : table.path("diplotypes")) {
            differences.addAll(difference(row, model));
        }
        System.out.printf(
                "%s: %d diplotypes compared%n",
                model.gene(), table.path("diplotypes").size());
        return differences;
    }

    @Test
    void everyPublishedDiplotypeTextIsReadAsItsAlleles() throws IOException {
        Path file = SharedReference.require("pgx/pharmcat/phenotype-older/G6PD.cpic.v2.4.0.json");
        JsonNode table = JSON.readTree(file.toFile());
        GeneModel model = MODELS.model("G6PD").orElseThrow();

        for (JsonNode row : table.path("diplotypes")) {
            Diplotype expected = diplotype(row.path("diplotypekey"), model);
            assertThat(Diplotype.parse(row.path("diplotype").asText(), model.names()))
                    .as(row.path("diplotype").asText())
                    .hasValueSatisfying(
                            read -> assertThat(read.alleles()).containsExactlyInAnyOrderElementsOf(expected.alleles()));
        }
    }

    private static List<String> difference(JsonNode row, GeneModel model) {
        GeneCall call = model.call(diplotype(row.path("diplotypekey"), model)).orElseThrow();
        List<String> found = new ArrayList<>();
        String score = row.path("activityScore").asText("");
        if (!call.phenotype().equals(row.path("generesult").asText())
                || !call.keys().equals(Set.of(row.path("lookupkey").asText()))
                || call.score().map(activity -> !activity.text().equals(score)).orElse(false)) {
            found.add(row.path("diplotype").asText() + " -> " + call);
        }
        return found;
    }

    private static Diplotype diplotype(JsonNode key, GeneModel model) {
        List<Allele> alleles = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> it = key.fields(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = it.next();
            Allele allele = model.names().find(entry.getKey()).orElseThrow();
            assertThat(allele.name()).isEqualTo(entry.getKey());
            for (int i = 0; i < entry.getValue().asInt(); i++) {
                alleles.add(allele);
            }
        }
        return new Diplotype(alleles);
    }
}
