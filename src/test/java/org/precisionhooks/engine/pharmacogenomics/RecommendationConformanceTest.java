package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.Csv;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.release.KnowledgeImport;

/** Every CPIC row resolves to its own rule, with the published strength and flags. */
class RecommendationConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> POPULATIONS = Map.ofEntries(
            Map.entry("", "general"),
            Map.entry("CVI ACS PCI", "cvi_acs_pci"),
            Map.entry("CVI non-ACS non-PCI", "cvi_non_acs_non_pci"),
            Map.entry("NVI", "nvi"),
            Map.entry("PHT naive", "pht_naive"),
            Map.entry("PHT use >3mos", "pht_use_over_3_months"),
            Map.entry("CBZ naive", "cbz_naive"),
            Map.entry("CBZ use >3mos", "cbz_use_over_3_months"),
            Map.entry("CBZ-no alternatives", "cbz_no_alternatives"),
            Map.entry("OXC naive", "oxc_naive"),
            Map.entry("OXC use >3 mos", "oxc_use_over_3_months"),
            Map.entry("child >40kg_adult", "child_over_40kg_or_adult"));

    @TempDir
    private static Path packs;

    private static Guidance guidance;
    private static Map<String, String> drugCodes;

    /** With the Dutch guidelines as an operator loads them, where they are here. */
    @BeforeAll
    static void load() {
        Path release = SharedReference.require("pgx/pharmcat/guidance-2024-05");
        Path pack = packs.resolve("dpwg");
        new KnowledgeImport(BuiltIn.KNOWLEDGE).guidance(release, "DPWG", "2024-05", LocalDate.of(2026, 11, 27), pack);
        Knowledge knowledge = Knowledge.layered(List.of(pack));
        guidance = new Guidance(GuidanceTables.of(knowledge), new GeneModels(GeneTables.of(knowledge)));
        DrugDictionary dictionary = new DrugDictionary(knowledge);
        drugCodes = new TreeMap<>();
        for (String rxcui : guidance.drugs()) {
            Drug drug = dictionary.ingredient(rxcui).orElseThrow();
            drugCodes.put(drug.name(), rxcui);
        }
    }

    @ParameterizedTest
    @CsvSource({"CPIC, 2054", "DPWG, 529"})
    void everyPublishedRowResolvesToItsOwnRule(String source, int rows) throws IOException {
        String csv = Files.readString(SharedReference.require("pgx/recommendations_cpic_dpwg_2024-05.csv"));
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Map<String, String> row : Csv.rows(csv)) {
            JsonNode key = JSON.readTree(row.get("lookup_key"));
            if (row.get("source").equals(source)) {
                compared++;
                difference(row, key).ifPresent(differences::add);
            }
        }

        System.out.printf("%s recommendations: %d rows compared%n", source, compared);
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(rows);
    }

    private static Optional<String> difference(Map<String, String> row, JsonNode key) {
        Optional<String> rxcui = Optional.ofNullable(drugCodes.get(row.get("drug")));
        if (rxcui.isEmpty()) {
            return Optional.of("no guidance for " + row.get("drug"));
        }
        List<String> genes = new ArrayList<>();
        key.fieldNames().forEachRemaining(genes::add);
        Optional<DrugGuidance> ofDrug = guidance.of(rxcui.get()).stream()
                .filter(known -> known.source().equals(row.get("source")))
                .filter(known -> Set.copyOf(known.genes()).equals(Set.copyOf(genes)))
                .findFirst();
        if (ofDrug.isEmpty()) {
            return Optional.of("no guidance for " + row.get("drug") + " and " + genes);
        }
        List<List<Set<String>>> readings = ofDrug.get().genes().stream()
                .map(gene -> List.of(Set.of(text(key.path(gene)))))
                .toList();
        String population = POPULATIONS.getOrDefault(row.get("population"), row.get("population"));
        Outcome outcome = Outcome.of(ofDrug.get(), population, readings);
        boolean same = outcome.rules().size() == 1 && sameAs(outcome.rules().get(0), row);
        return same ? Optional.empty() : Optional.of(row.get("recommendation_id") + " -> " + outcome);
    }

    /** A genotype row is keyed by its alleles and their numbers. */
    private static String text(JsonNode key) {
        if (!key.isObject()) {
            return key.asText();
        }
        Map<String, Integer> alleles = new TreeMap<>();
        key.fields()
                .forEachRemaining(
                        allele -> alleles.put(allele.getKey(), allele.getValue().asInt()));
        return alleles.entrySet().stream().map(Object::toString).collect(Collectors.joining(";"));
    }

    private static boolean sameAs(Rule rule, Map<String, String> row) {
        String strength = row.get("classification").isEmpty()
                        || row.get("classification").equals("N/A")
                ? "NOT_APPLICABLE"
                : row.get("classification").toUpperCase(java.util.Locale.ROOT).replace(' ', '_');
        return rule.row().recommendationId().equals(row.get("recommendation_id"))
                && rule.strength().name().equals(strength)
                && flag(rule, "dose", row.get("dosing_information"))
                && flag(rule, "alternative", row.get("alternate_drug"))
                && flag(rule, "other", row.get("other_guidance"))
                && actionFits(rule, row);
    }

    private static boolean flag(Rule rule, String flag, String published) {
        return rule.action().flags().contains(flag) == published.equals("True");
    }

    /** The action class is ours; it may not contradict what the publisher's flags say. */
    private static boolean actionFits(Rule rule, Map<String, String> row) {
        ActionClass action = rule.actionClass();
        boolean saysChange = row.get("dosing_information").equals("True")
                || row.get("alternate_drug").equals("True");
        if (row.get("source").equals("DPWG")) {
            return (action == ActionClass.STANDARD || action == ActionClass.NO_RECOMMENDATION) != saysChange
                    || action == ActionClass.STANDARD_WITH_MONITORING;
        }
        boolean needsAlternative = action == ActionClass.ALTERNATIVE || action == ActionClass.CONTRAINDICATED;
        return (!needsAlternative || row.get("alternate_drug").equals("True"))
                && (action != ActionClass.STANDARD
                        || !saysChange
                        || row.get("text").contains("standard"));
    }
}
