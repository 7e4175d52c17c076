package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.release.KnowledgeImport;

/** Every published diplotype gives the published phenotype, activity score and look-up key. */
class DiplotypeConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static final GeneModels MODELS = new GeneModels(GeneTables.of(BuiltIn.KNOWLEDGE));

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

    /** The newer edition, as an operator takes it over: its functions, the rules read off it, and all its published rows. */
    @Test
    void everyDiplotypeOfTheNewerEditionFollowsFromItsFunctions() throws IOException {
        Path release = Files.createDirectory(folder.resolve("release"));
        for (String part : List.of("phenotype", "phenotype-older")) {
            Files.createSymbolicLink(
                    release.resolve(part),
                    SharedReference.require("pgx/pharmcat/" + part).toRealPath());
        }
        Path pack = folder.resolve("pack");
        new KnowledgeImport(BuiltIn.KNOWLEDGE).alleles(release, "9", LocalDate.of(2026, 11, 28), pack);
        GeneModels models = new GeneModels(GeneTables.of(Knowledge.layered(List.of(pack))));
        int compared = 0;
        try (Stream<Path> all = Files.walk(release, 2, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                JsonNode table = JSON.readTree(file.toFile());
                GeneModel model = models.model(table.path("gene").asText()).orElseThrow();
                assertThat(differences(table, model)).as(file.toString()).isEmpty();
                compared += table.path("diplotypes").size();
            }
        }
        System.out.printf("%d diplotypes of the newer edition compared%n", compared);
        assertThat(compared).isEqualTo(50_762);
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
