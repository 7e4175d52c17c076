package org.precisionhooks.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.Csv;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.RawTable;

/** The published releases, where they are here: every row comes over, and what this project already says stays. */
class PublishedGuidanceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @TempDir
    private Path folder;

    @Test
    void theReleaseThatTheBuiltInRowsRestOnChangesNothing() {
        Path release = SharedReference.require("pgx/pharmcat/guidance-2024-05");

        KnowledgeImport.Report report = new KnowledgeImport(Knowledge.builtIn())
                .guidance(release, "CPIC", "2024-05", TODAY, folder.resolve("cpic"));

        assertThat(report.differences())
                .filteredOn(difference -> difference.table().endsWith("recommendations"))
                .isEmpty();
        assertThat(report.differences())
                .filteredOn(difference -> difference.table().endsWith("actions"))
                .isEmpty();
    }

    @Test
    void everyRowOfTheDutchGuidelinesComesOver() throws IOException {
        Path release = SharedReference.require("pgx/pharmcat/guidance-2024-05");
        new KnowledgeImport(Knowledge.builtIn()).guidance(release, "DPWG", "2024-05", TODAY, folder.resolve("dpwg"));
        Knowledge knowledge = Knowledge.layered(List.of(folder.resolve("dpwg")));
        RawTable recommendations = knowledge.raw("pharmacogenomics/recommendations");
        Map<String, RawTable.NamedRow> actions = new TreeMap<>();
        knowledge.raw("pharmacogenomics/actions").named().forEach(row -> actions.put(row.get("action"), row));
        Map<String, RawTable.NamedRow> byId = new TreeMap<>();
        recommendations.named().forEach(row -> byId.put(row.get("recommendationId"), row));
        DrugDictionary drugs = new DrugDictionary(knowledge);
        int compared = 0;
        for (Map<String, String> published :
                Csv.rows(Files.readString(SharedReference.require("pgx/recommendations_cpic_dpwg_2024-05.csv")))) {
            if (!published.get("source").equals("DPWG")) {
                continue;
            }
            RawTable.NamedRow row = byId.get(published.get("recommendation_id"));
            assertThat(row).as(published.get("recommendation_id")).isNotNull();
            assertThat(row.get("drug"))
                    .isEqualTo(drugs.named(published.get("drug")).orElseThrow());
            RawTable.NamedRow action = actions.get(row.get("action"));
            assertThat(action.get("flags").contains("dose"))
                    .isEqualTo(published.get("dosing_information").equals("True"));
            compared++;
        }

        System.out.printf("DPWG recommendations: %d rows compared%n", compared);
        assertThat(compared).isEqualTo(529);
    }
}
