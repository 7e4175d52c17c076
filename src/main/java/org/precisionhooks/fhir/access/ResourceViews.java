package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.FhirReference;

/** Makes of a resource of the FHIR API what the consent decision sees of it, each by itself: company changes no answer. */
public final class ResourceViews {

    private final FhirContext fhir;
    private final RecordReader reader;
    private final ObjectMapper mapper = new ObjectMapper();

    public ResourceViews(FhirContext fhir, RecordReader reader) {
        this.fhir = fhir;
        this.reader = reader;
    }

    /** A resource and the patients whom it names. */
    record Seen(NamedPatients patients, ResourceView read) {

        /**
         * As one of these patients is asked about it. How the requester stands to another one is of no account here: each is
         * asked, and each must permit.
         */
        ResourceView towards(String patient) {
            return read.naming(Set.of("Patient/" + patient));
        }

        Seen speakingOf(Coding kind) {
            return new Seen(patients, read.speakingOf(kind));
        }
    }

    String type(IBaseResource resource) {
        return fhir.getResourceType(resource);
    }

    Seen of(IBaseResource resource) {
        return of(json(resource));
    }

    /** Of a resource as it is stored. */
    Seen of(JsonNode json) {
        NamedPatients patients = NamedPatients.in(json);
        String patient = patients.ids().stream().sorted().findFirst().orElse("nobody");
        ResourceView read = reader.read(patient, List.of(new FoundResource(json, DataOrigin.SERVER))).sources().stream()
                .map(source -> source.resource())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A resource without a type"));
        return new Seen(patients, read);
    }

    Set<String> references(IBaseResource resource) {
        Set<String> references = new HashSet<>();
        collect(json(resource), references);
        return references;
    }

    /** An actor of a Consent has its Reference in an element that is called {@code reference}, too. */
    private static void collect(JsonNode node, Set<String> references) {
        FhirReference.parse(node.path("reference").asText())
                .map(FhirReference::toString)
                .ifPresent(references::add);
        node.forEach(child -> collect(child, references));
    }

    private JsonNode json(IBaseResource resource) {
        try {
            return mapper.readTree(fhir.newJsonParser().encodeResourceToString(untouched(resource)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote what is no JSON", e);
        }
    }

    /** HAPI moves what is contained about when it writes, under whoever is looking through the answer meanwhile. */
    private static IBaseResource untouched(IBaseResource resource) {
        return resource instanceof DomainResource whole && (whole.hasContained() || isContained(whole))
                ? whole.copy()
                : resource;
    }

    private static boolean isContained(DomainResource resource) {
        String id = resource.getIdElement().getValue();
        return id != null && id.startsWith("#");
    }
}
