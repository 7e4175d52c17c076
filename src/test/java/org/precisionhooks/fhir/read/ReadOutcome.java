package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.facts.UncomputableResult;

/** What the readings of one file gave for each of its patients, by id of the resource or contained resource. */
final class ReadOutcome {

    private static final Path EXPECTED = Path.of("src/test/resources/cases/transcripts");

    private final Map<String, List<GenomicFact>> facts = new HashMap<>();
    private final Map<String, TreeSet<String>> reasons = new HashMap<>();

    /**
     * How a record was found again.
     *
     * @param facts what was read of it
     * @param reason why nothing or not all could be computed with
     */
    record Found(String how, List<GenomicFact> facts, String reason) {}

    static ReadOutcome of(ArrayNode resources) {
        ReadOutcome outcome = new ReadOutcome();
        TreeSet<String> patients = SharedData.patients(resources);
        patients.add("");
        patients.forEach(patient -> outcome.add(ReadingCase.read(patient, resources)));
        return outcome;
    }

    private void add(PatientRecord record) {
        for (SourcedFacts source : record.sources()) {
            source.facts().forEach(this::add);
            for (ReadIssue issue : source.issues()) {
                reasons.computeIfAbsent(Transcript.last(issue.reference()), id -> new TreeSet<>())
                        .add(issue.code() + " " + issue.detail());
            }
        }
    }

    private void add(Fact fact) {
        String id = Transcript.last(fact.source().reference());
        if (fact instanceof GenomicFact genomic) {
            facts.computeIfAbsent(id, key -> new ArrayList<>()).add(genomic);
        }
    }

    Found of(Transcript transcript) {
        List<GenomicFact> found = facts.getOrDefault(transcript.id(), List.of());
        String reason = String.join("; ", reasons.getOrDefault(transcript.id(), new TreeSet<>()));
        List<GenomicFact> usable = found.stream()
                .filter(fact -> !(fact instanceof UncomputableResult))
                .toList();
        if (!usable.isEmpty()) {
            return new Found("read", usable, reason);
        }
        boolean walked = transcript.kind().equals("DiagnosticReport") && reason.isEmpty();
        String how = !found.isEmpty() ? "uncomputable" : walked ? "walked" : reason.isEmpty() ? "lost" : "issue";
        return new Found(how, List.of(), reason);
    }

    /** The lines of an expectation: how many records of a kind came to what, and why. */
    static List<String> expected(String file) {
        try {
            return Files.readAllLines(EXPECTED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
