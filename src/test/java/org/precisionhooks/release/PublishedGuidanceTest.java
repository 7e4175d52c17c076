package org.precisionhooks.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.Csv;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.RawTable;

/** The published releases, where they are here: every row comes over, and what this project already says stays. */
class PublishedGuidanceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final Map<String, String> POPULATIONS =
            BuiltIn.KNOWLEDGE.raw("pharmacogenomics/population_names").named().stream()
                    .collect(Collectors.toMap(row -> row.get("name"), row -> row.get("population")));

    @TempDir
    private Path folder;

    @Test
    void theReleaseThatTheBuiltInRowsRestOnChangesNothing() {
        Path release = SharedReference.require("pgx/pharmcat/guidance-2024-05");

        KnowledgeImport.Report report = new KnowledgeImport(BuiltIn.KNOWLEDGE)
                .guidance(release, "CPIC", "2024-05", TODAY, folder.resolve("cpic"));

        assertThat(report.differences())
                .filteredOn(difference -> difference.table().endsWith("recommendations"))
                .isEmpty();
        assertThat(report.differences())
                .filteredOn(difference -> difference.table().endsWith("actions"))
                .isEmpty();
    }

    /** Later releases leave the considerations below the recommendation out. */
    @Test
    void aTextWithoutItsFurtherConsiderationsKeepsOurWords() {
        OwnWords own = new OwnWords(BuiltIn.KNOWLEDGE);

        List<PublishedRow> unknown = published().stream()
                .filter(row ->
                        own.of(shortened(row), drug(row), population(row)).isEmpty())
                .toList();

        assertThat(unknown).isEmpty();
    }

    /** What a text asks for that nobody has put into words of ours yet: as we read it, or no less careful. */
    @Test
    void aTextThatIsNewIsReadAsWeReadIt() {
        ActionWords words = new ActionWords(BuiltIn.KNOWLEDGE);
        Map<String, String> classes = new TreeMap<>();
        BuiltIn.KNOWLEDGE
                .raw("pharmacogenomics/actions")
                .named()
                .forEach(row -> classes.put(row.get("action"), row.get("actionClass")));
        OwnWords own = new OwnWords(BuiltIn.KNOWLEDGE);
        Map<String, Integer> differences = new TreeMap<>();
        for (PublishedRow row : published()) {
            String ours = classes.get(
                    own.of(row, drug(row), population(row)).orElseThrow().action());
            String read = words.of(shortened(row)).action().name();
            if (!ours.equals(read)) {
                differences.merge(ours + " read as " + read, 1, Integer::sum);
            }
        }

        // A usual dose while another gene is unknown; hearing checks for everybody.
        assertThat(differences)
                .containsOnlyKeys(
                        "STANDARD read as STANDARD_WITH_MONITORING", "STANDARD_WITH_MONITORING read as STANDARD");
        assertThat(differences.values()).allMatch(count -> count < 25);
    }

    private static List<PublishedRow> published() {
        return GuidanceRelease.read(SharedReference.require("pgx/pharmcat/guidance-2024-05"), "CPIC")
                .rows();
    }

    private static String drug(PublishedRow row) {
        return DRUGS.named(row.drug()).orElseThrow();
    }

    private static String population(PublishedRow row) {
        return POPULATIONS.getOrDefault(row.population(), "general");
    }

    private static PublishedRow shortened(PublishedRow row) {
        return new PublishedRow(
                row.place(),
                row.guideline(),
                row.id(),
                row.drug(),
                row.keys(),
                row.population(),
                row.strength(),
                row.flags(),
                row.text().split(" Other Considerations ")[0]);
    }

    @Test
    void everyRowOfTheDutchGuidelinesComesOver() throws IOException {
        Path release = SharedReference.require("pgx/pharmcat/guidance-2024-05");
        new KnowledgeImport(BuiltIn.KNOWLEDGE).guidance(release, "DPWG", "2024-05", TODAY, folder.resolve("dpwg"));
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
