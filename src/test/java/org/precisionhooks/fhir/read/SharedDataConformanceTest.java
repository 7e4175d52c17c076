package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Variant;

/** Reads all shared genomic examples and looks for every transcript record (genomics-fhir.md section 11). */
class SharedDataConformanceTest {

    private Path genomics = Path.of("");

    @BeforeEach
    void needsSharedData() {
        Optional<Path> folder = SharedData.genomics();
        Assumptions.assumeTrue(folder.isPresent(), "No shared reference data here: conformance was not checked");
        genomics = folder.get();
    }

    @Test
    void findsEveryRecordOfAFileAgainWithItsValues() {
        Findings findings = new Findings();
        for (Path file : SharedData.files(genomics)) {
            findings.add(ReadOutcome.of(SharedData.resources(file)), SharedData.transcript(file));
        }
        findings.areAs("file");
    }

    /** References lead from one example to another, and all are of one patient where they name none. */
    @Test
    void findsEveryRecordAgainAmongTheOthersOfItsFolder() {
        Findings findings = new Findings();
        for (String folder : List.of("ig-examples/3.0.0", "r4-core-examples", "mcode", "hla-nmdp")) {
            List<Path> files = SharedData.singles(genomics.resolve(folder));
            ReadOutcome outcome = ReadOutcome.of(SharedData.ofOnePatient(files));
            files.forEach(file -> findings.add(outcome, SharedData.transcript(file)));
        }
        findings.areAs("folder");
    }

    /** How the records were found, and what differs. */
    private static final class Findings {
        private final TreeSet<String> reasons = new TreeSet<>();
        private final Map<String, Integer> counts = new TreeMap<>();
        private final List<String> differences = new ArrayList<>();

        void add(ReadOutcome outcome, List<Transcript> transcripts) {
            for (Transcript transcript : transcripts) {
                ReadOutcome.Found found = outcome.of(transcript);
                counts.merge(transcript.kind() + " " + found.how(), 1, Integer::sum);
                if (!found.reason().isEmpty()) {
                    reasons.add(transcript.kind() + " " + transcript.id() + ": " + found.reason());
                }
                TranscriptComparison.differences(transcript, found.facts())
                        .forEach(difference -> differences.add(transcript + ": " + difference));
            }
        }

        void areAs(String cases) {
            assertThat(differences).isEmpty();
            assertThat(reasons).containsExactlyElementsOf(ReadOutcome.expected(cases + "-reasons.txt"));
            assertThat(counts.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()))
                    .containsExactlyElementsOf(ReadOutcome.expected(cases + "-counts.txt"));
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
