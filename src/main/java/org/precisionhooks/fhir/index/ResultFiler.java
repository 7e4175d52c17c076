package org.precisionhooks.fhir.index;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.FhirReference;

/** Reads what the index keeps of a resource, with the reader that all of the server reads by. */
public final class ResultFiler {

    /** Types that results stand in. */
    static final Set<String> TYPES = Set.of("Observation", "DiagnosticReport", "MolecularSequence", "Procedure");

    private static final Set<String> LOOSE = Set.of("Observation", "MolecularSequence");
    private static final String SOMEBODY = "somebody";

    private final FhirContext fhir;
    private final RecordReader reader;
    private final Supplier<ResultKinds> kinds;
    private final ObjectMapper mapper = new ObjectMapper();

    /** @param kinds asked for each time that something is filed, as the tables of the reader are */
    public ResultFiler(FhirContext fhir, RecordReader reader, Supplier<ResultKinds> kinds) {
        this.fhir = fhir;
        this.reader = reader;
        this.kinds = kinds;
    }

    /** Empty for what is about no patient of this server, was retracted, or holds nothing that is indexed. */
    public Optional<FiledResource> file(IBaseResource resource) {
        if (!(resource instanceof DomainResource whole) || !holdsResults(whole)) {
            return Optional.empty();
        }
        JsonNode json = json(whole);
        return patient(json).map(patient -> file(patient, whole, json)).filter(filed -> !filed.isEmpty());
    }

    /** A result that names nobody may be led to from somebody's. */
    private static boolean isLoose(JsonNode json) {
        return LOOSE.contains(json.path("resourceType").asText()) && !json.has("subject") && !json.has("patient");
    }

    private boolean holdsResults(DomainResource resource) {
        return switch (resource.fhirType()) {
            case "Observation" -> isResult(resource);
            case "DiagnosticReport" -> resource.getContained().stream().anyMatch(this::isResult);
            case "MolecularSequence" -> true;
            case "Procedure" -> resource instanceof Procedure study && StudyExtensions.isAnalysis(study);
            default -> false;
        };
    }

    private boolean isResult(IBaseResource resource) {
        return resource instanceof Observation observation && kind(observation).isPresent();
    }

    private Optional<ResultKind> kind(Observation observation) {
        return kinds.get().of(observation.getCode(), reader.tables());
    }

    private FiledResource file(String patient, DomainResource whole, JsonNode json) {
        String reference = whole.fhirType() + "/" + whole.getIdElement().getIdPart();
        List<IndexedResult> results = new ArrayList<>();
        for (Part part : parts(whole, reference)) {
            results(part).forEach(results::add);
        }
        return new FiledResource(patient, reference, variants(patient, whole, json), results);
    }

    /** A resource, or one that it contains, and how it is referred to. */
    private record Part(DomainResource resource, DomainResource whole, String reference) {}

    private static List<Part> parts(DomainResource whole, String reference) {
        List<Part> parts = new ArrayList<>(List.of(new Part(whole, whole, reference)));
        whole.getContained().stream()
                .filter(DomainResource.class::isInstance)
                .map(DomainResource.class::cast)
                .map(inner -> new Part(inner, whole, reference + "#" + ContainedParts.id(inner)))
                .forEach(parts::add);
        return parts;
    }

    private Stream<IndexedResult> results(Part part) {
        Optional<Source> source = ResultSources.of(part.resource(), part.whole(), part.reference());
        if (source.isEmpty()) {
            return Stream.empty();
        }
        if (part.resource() instanceof Observation observation) {
            return kind(observation)
                    .filter(kind -> kind != ResultKind.VARIANT)
                    .map(kind -> result(kind, source.get(), part, new ResultWords(reader.tables()).of(observation)))
                    .stream();
        }
        return part.resource() instanceof Procedure study && StudyExtensions.isAnalysis(study)
                ? Stream.of(result(ResultKind.STUDY, source.get(), part, ""))
                : Stream.empty();
    }

    private static IndexedResult result(ResultKind kind, Source source, Part part, String words) {
        return new IndexedResult(
                kind,
                source,
                identifiers(ResultIdentifiers.test(part.resource()), part, ResultIdentifiers.test(part.whole())),
                identifiers(
                        ResultIdentifiers.specimen(part.resource()), part, ResultIdentifiers.specimen(part.whole())),
                words);
    }

    /** A contained result is of the test and the specimen that the report names. */
    private static String identifiers(String own, Part part, String ofWhole) {
        boolean inherits = part.resource() != part.whole() && !ofWhole.isEmpty();
        return inherits ? (own.isEmpty() ? ofWhole : own + "\n" + ofWhole) : own;
    }

    private List<IndexedVariant> variants(String patient, DomainResource whole, JsonNode json) {
        String named = patient.equals(LooseResults.NOBODY) ? SOMEBODY : patient;
        PatientRecord record = reader.read(named, List.of(new FoundResource(naming(named, json), DataOrigin.SERVER)));
        return record.sources().stream()
                .flatMap(source -> source.facts().stream())
                .filter(fact -> fact instanceof Variant || fact instanceof StructuralVariant)
                .map(fact -> variant(fact, whole))
                .toList();
    }

    /** The reader asks for whom it reads. */
    private static JsonNode naming(String patient, JsonNode json) {
        if (!isLoose(json)) {
            return json;
        }
        ObjectNode named = json.deepCopy();
        named.putObject(named.path("resourceType").asText().equals("Observation") ? "subject" : "patient")
                .put("reference", "Patient/" + patient);
        return named;
    }

    private static IndexedVariant variant(Fact fact, DomainResource whole) {
        String reference = fact.source().reference();
        DomainResource resource = ContainedParts.of(whole, reference).orElse(whole);
        Part part = new Part(resource, whole, reference);
        return new IndexedVariant(
                (GenomicFact) fact,
                identifiers(ResultIdentifiers.test(resource), part, ResultIdentifiers.test(whole)),
                identifiers(ResultIdentifiers.specimen(resource), part, ResultIdentifiers.specimen(whole)));
    }

    private static Optional<String> patient(JsonNode json) {
        if (isLoose(json)) {
            return Optional.of(LooseResults.NOBODY);
        }
        return Stream.of("subject", "patient")
                .map(field -> json.path(field).path("reference").asText(""))
                .flatMap(reference -> FhirReference.parse(reference).stream())
                .filter(reference -> reference.type().equals("Patient"))
                .map(FhirReference::id)
                .findFirst();
    }

    private JsonNode json(DomainResource resource) {
        try {
            return mapper.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote what is no JSON", e);
        }
    }
}
