package org.precisionhooks.fhir.intake;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.write.summary.ReadingOutcome;

/** Reads a genetic result by itself, as it arrives. */
public final class ResultsRead {

    private static final Set<String> TYPES =
            Set.of("Observation", "MolecularSequence", "DiagnosticReport", "DocumentReference", "Procedure", "Task");
    /** What other resources may still mend; they are looked at when the record is read. */
    private static final Set<ReadIssueCode> OPEN =
            Set.of(ReadIssueCode.UNRESOLVED_REFERENCE, ReadIssueCode.NO_PATIENT, ReadIssueCode.RETRACTED);

    private static final List<String> WHOSE = List.of("subject", "patient");
    private static final String PLACEHOLDER = "urn:";
    private static final String SOMEBODY = "somebody";

    private final FhirContext fhir;
    private final RecordReader reader;
    private final ObjectMapper json = new ObjectMapper();

    public ResultsRead(FhirContext fhir, RecordReader reader) {
        this.fhir = fhir;
        this.reader = reader;
    }

    /** Whether a resource is of a type that results come in. */
    boolean areIn(IBaseResource resource) {
        return TYPES.contains(fhir.getResourceType(resource));
    }

    /** What of a result cannot be used, whatever else is known. */
    List<ReadIssue> issues(IBaseResource resource) {
        return read(resource).stream()
                .flatMap(source -> issues(source).stream())
                .toList();
    }

    private static List<ReadIssue> issues(SourcedFacts source) {
        return source.issues().stream()
                .filter(issue -> !OPEN.contains(issue.code()))
                .toList();
    }

    /** How it was read; empty for what is no genetic result, or was retracted. */
    Optional<ReadingOutcome> outcome(IBaseResource resource) {
        List<SourcedFacts> read = read(resource);
        boolean retracted = read.stream()
                .flatMap(source -> source.issues().stream())
                .anyMatch(issue -> issue.code() == ReadIssueCode.RETRACTED);
        if (read.isEmpty() || retracted) {
            return Optional.empty();
        }
        List<Fact> facts =
                read.stream().flatMap(source -> source.facts().stream()).toList();
        List<ReadIssue> issues =
                read.stream().flatMap(source -> issues(source).stream()).toList();
        return Optional.of(ReadingOutcome.of(facts, issues));
    }

    private List<SourcedFacts> read(IBaseResource resource) {
        if (!areIn(resource)) {
            return List.of();
        }
        JsonNode tree = tree(resource);
        String patient = WHOSE.stream()
                .map(tree::path)
                .flatMap(whose -> patient(whose).stream())
                .findFirst()
                .orElse("");
        return reader.read(patient, List.of(new FoundResource(tree, DataOrigin.SERVER))).sources().stream()
                .filter(source -> source.resource().genomic())
                .toList();
    }

    /** A transaction names patients whose ids are not given yet; whoever it is, the result says the same. */
    private static Optional<String> patient(JsonNode whose) {
        String reference = whose.path("reference").asText();
        if (reference.startsWith(PLACEHOLDER) && whose instanceof ObjectNode object) {
            object.put("reference", "Patient/" + SOMEBODY);
            return Optional.of(SOMEBODY);
        }
        return Optional.of(reference.substring(reference.lastIndexOf('/') + 1)).filter(id -> !id.isEmpty());
    }

    private JsonNode tree(IBaseResource resource) {
        try {
            return json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote what is no JSON", e);
        }
    }
}
