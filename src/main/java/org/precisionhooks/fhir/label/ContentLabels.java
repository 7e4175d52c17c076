package org.precisionhooks.fhir.label;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.FhirReference;

/** The labels that the content of a resource earns by the tables; a Bundle earns those of all it holds. */
public final class ContentLabels {

    private final FhirContext fhir;
    private final RecordReader reader;
    private final Labelling labelling;
    private final ResourceTypes types;
    private final ObjectMapper json = new ObjectMapper();

    public ContentLabels(FhirContext fhir, RecordReader reader, Labelling labelling, ResourceTypes types) {
        this.fhir = fhir;
        this.reader = reader;
        this.labelling = labelling;
        this.types = types;
    }

    Set<Coding> of(Resource resource) {
        Set<Coding> labels = new LinkedHashSet<>();
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> labels.addAll(of(entry.getResource())));
        } else if (types.content(resource.fhirType()) == Content.PATIENT) {
            labels.addAll(labelling.earned(view(tree(resource))));
        }
        return labels;
    }

    /** Whether a resource, retracted or not, holds what is known of genes. */
    public boolean isGenetic(Resource resource) {
        return view(tree(resource)).genomic();
    }

    /** Logical ids of the patients whom a resource is about. */
    public List<String> patients(Resource resource) {
        return view(tree(resource)).patients().stream()
                .flatMap(patient -> FhirReference.parse(patient).stream())
                .filter(patient -> patient.type().equals("Patient"))
                .map(FhirReference::id)
                .toList();
    }

    /** Results are read for a patient, and what speaks of several is read of none. */
    private ResourceView view(JsonNode resource) {
        ResourceView view = view(resource, "nobody");
        return view.patients().size() == 1
                ? view(
                        resource,
                        FhirReference.parse(view.patients().iterator().next())
                                .map(FhirReference::id)
                                .orElse("nobody"))
                : view;
    }

    private ResourceView view(JsonNode resource, String patient) {
        return reader.read(patient, List.of(new FoundResource(resource, DataOrigin.SERVER))).sources().stream()
                .map(SourcedFacts::resource)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A resource without a type"));
    }

    private JsonNode tree(Resource resource) {
        try {
            return json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote what is no JSON", e);
        }
    }
}
