package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

        List<String> differences = new ArrayList<>();
        for (JsonNode row : table.path("diplotypes")) {
            difference(row, model).forEach(differences::add);
        }

        System.out.printf(
                "%s: %d diplotypes compared%n",
                model.gene(), table.path("diplotypes").size());
        assertThat(differences).isEmpty();
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
