package org.precisionhooks.fhir.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/**
 * What an answer shows: the patients whom its resources name, in whatever role, and the resources themselves.
 *
 * @param patients logical ids
 * @param references with version where it is known
 */
public record ShownResources(Set<String> patients, List<String> references) {

    private static final String PATIENT = "Patient";

    public ShownResources {
        patients = Set.copyOf(patients);
        references = List.copyOf(references);
    }

    /** Of an answer of any kind; Bundles and Parameters are looked into. */
    public static ShownResources of(FhirContext fhir, @Nullable IBaseResource answer) {
        FhirTerser terser = fhir.newTerser();
        Set<String> patients = new TreeSet<>();
        Set<String> references = new TreeSet<>();
        resources(answer).forEach(resource -> {
            patients(terser, fhir, resource).forEach(patients::add);
            reference(fhir, resource).forEach(references::add);
        });
        return new ShownResources(patients, List.copyOf(references));
    }

    private static Stream<IBaseResource> resources(@Nullable IBaseResource answer) {
        if (answer == null || answer instanceof OperationOutcome) {
            return Stream.empty();
        }
        if (answer instanceof Bundle bundle) {
            return bundle.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .flatMap(ShownResources::resources);
        }
        if (answer instanceof Parameters parameters) {
            Stream<IBaseResource> within = parameters.getParameter().stream().flatMap(ShownResources::resources);
            return Stream.concat(Stream.of(parameters), within);
        }
        return Stream.of(answer);
    }

    private static Stream<IBaseResource> resources(ParametersParameterComponent parameter) {
        return Stream.concat(
                resources(parameter.getResource()), parameter.getPart().stream().flatMap(ShownResources::resources));
    }

    private static Stream<String> patients(FhirTerser terser, FhirContext fhir, IBaseResource resource) {
        Stream<IIdType> named = terser.getAllResourceReferences(resource).stream()
                .map(ResourceReferenceInfo::getResourceReference)
                .map(reference -> reference.getReferenceElement());
        Stream<IIdType> own = fhir.getResourceType(resource).equals(PATIENT)
                ? Stream.of(resource.getIdElement().withResourceType(PATIENT))
                : Stream.empty();
        return Stream.concat(own, named)
                .filter(id -> PATIENT.equals(id.getResourceType()) && id.hasIdPart())
                .map(IIdType::getIdPart);
    }

    private static Stream<String> reference(FhirContext fhir, IBaseResource resource) {
        IIdType id = resource.getIdElement();
        if (!id.hasIdPart()) {
            return Stream.empty();
        }
        String reference = fhir.getResourceType(resource) + "/" + id.getIdPart();
        return Stream.of(id.hasVersionIdPart() ? reference + "/_history/" + id.getVersionIdPart() : reference);
    }
}
