package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.facts.Variant;

/** Reads all shared genomic examples and looks for every transcript record (genomics-fhir.md section 11). */
class SharedDataConformanceTest {

    private static final Set<String> KINDS = Set.of(
            "genotype",
            "haplotype",
            "variant",
            "therapeuticImplication",
            "MolecularSequence",
            "coreGenetics",
            "coreGenotype",
            "pgxMetabolism(STU1)",
            "pgxEfficacy(STU1)",
            "pgxTransporter(STU1)");

    private Path genomics = Path.of("");

    @BeforeEach
    void needsSharedData() {
        Optional<Path> folder = SharedData.genomics();
        Assumptions.assumeTrue(folder.isPresent(), "No shared reference data here: conformance was not checked");
        genomics = folder.get();
    }

    @Test
    void readsEveryResourceAndFindsEveryRecordAgain() {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> lost = new ArrayList<>();
        for (Path file : SharedData.files(genomics)) {
            ArrayNode resources = SharedData.resources(file);
            counts.merge("resources read", resources.size(), Integer::sum);
            Outcome outcome = new Outcome();
            TreeSet<String> patients = SharedData.patients(resources);
            patients.add("");
            patients.forEach(patient -> outcome.add(ReadingCase.read(patient, resources)));
            outcome.facts.forEach(fact -> counts.merge("fact " + fact.getClass().getSimpleName(), 1, Integer::sum));
            for (JsonNode transcript : SharedData.transcript(file)) {
                check(file, transcript, outcome, counts, lost);
            }
        }
        counts.forEach((what, count) -> System.out.println("[reading] " + what + ": " + count));
        assertThat(lost).isEmpty();
    }

    private static void check(
            Path file, JsonNode transcript, Outcome outcome, Map<String, Integer> counts, List<String> lost) {
        String kind = transcript.path("kind").asText();
        if (!KINDS.contains(kind)) {
            return;
        }
        String ref = transcript.path("ref").asText().replace("urn:uuid:", "");
        String id = ref.substring(Math.max(ref.lastIndexOf('/'), ref.lastIndexOf('#')) + 1);
        String found = outcome.of(id);
        counts.merge("transcript " + kind + " " + found, 1, Integer::sum);
        if (found.equals("lost")) {
            lost.add(file.getFileName() + " " + kind + " " + ref);
        }
    }

    /** What the readings of one file gave, by id of the resource or contained resource. */
    private static final class Outcome {
        private final List<Fact> facts = new ArrayList<>();
        private final Set<String> read = new TreeSet<>();
        private final Set<String> uncomputable = new TreeSet<>();
        private final Set<String> reported = new TreeSet<>();

        void add(PatientRecord record) {
            for (SourcedFacts source : record.sources()) {
                source.facts().forEach(this::add);
                source.issues().forEach(issue -> reported.add(id(issue.reference())));
            }
        }

        private void add(Fact fact) {
            facts.add(fact);
            boolean unusable = fact instanceof org.precisionhooks.facts.UncomputableResult;
            (unusable ? uncomputable : read).add(id(fact.source().reference()));
        }

        private static String id(String reference) {
            return reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1);
        }

        String of(String id) {
            if (read.contains(id)) {
                return "as fact";
            }
            if (uncomputable.contains(id)) {
                return "as uncomputable";
            }
            return reported.contains(id) ? "as issue" : "lost";
        }
    }

    @Test
    void readsSevenDiplotypesOfEveryEmergeReport() {
        List<Path> reports = SharedData.files(genomics).stream()
                .filter(file -> file.toString().contains("emerge"))
                .toList();
        assertThat(reports).isNotEmpty();
        for (Path report : reports) {
            ArrayNode resources = SharedData.resources(report);
            PatientRecord record =
                    ReadingCase.read(SharedData.patients(resources).first(), resources);
            List<String> genes = record.sources().stream()
                    .flatMap(source -> source.facts().stream())
                    .filter(Genotype.class::isInstance)
                    .map(fact -> ((GenomicFact) fact).gene())
                    .toList();
            assertThat(genes)
                    .as(report.getFileName().toString())
                    .containsExactlyInAnyOrder("CYP2C19", "DPYD", "IFNL3", "SLCO1B1", "TPMT", "CYP2C9", "VKORC1");
        }
    }

    @Test
    void wildTypeConfirmedPositionsOfTheGuideAreNoFindings() {
        List<Path> confirmed = SharedData.files(genomics).stream()
                .filter(file -> file.getFileName().toString().startsWith("Observation-Pgx-var-10"))
                .filter(file ->
                        !file.toString().contains("1015") && !file.toString().contains("1019"))
                .toList();
        assertThat(confirmed).hasSize(9).allSatisfy(file -> {
            ArrayNode resources = SharedData.resources(file);
            PatientRecord record =
                    ReadingCase.read(SharedData.patients(resources).first(), resources);
            assertThat(record.sources().get(0).facts())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Variant.class,
                            variant -> assertThat(variant.presence()).isEqualTo(Presence.REFERENCE_CONFIRMED));
        });
    }
}
