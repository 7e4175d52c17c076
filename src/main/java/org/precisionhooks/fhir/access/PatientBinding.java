package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.label.ResourceTypes.Content;

/** Whose resource a resource is, for a token that is bound to one patient. */
final class PatientBinding {

    /** Elements that say whom a resource is about, where its type has them; others may name whoever took part. */
    private static final List<String> ABOUT = List.of("subject", "patient", "for", "beneficiary", "individual");

    private final FhirContext fhir;
    private final ResourceTypes types;

    PatientBinding(FhirContext fhir, ResourceTypes types) {
        this.fhir = fhir;
        this.types = types;
    }

    /** Whether it is of this patient and of no other, or of nobody at all. */
    boolean holds(IBaseResource resource, String patient) {
        String type = fhir.getResourceType(resource);
        if (type.equals("Patient")) {
            return patient.equals(resource.getIdElement().getIdPart());
        }
        if (types.content(type) == Content.OPEN) {
            return true;
        }
        List<IIdType> about = ABOUT.stream()
                .flatMap(element -> references(resource, element))
                .filter(PatientBinding::isPatient)
                .toList();
        return about.isEmpty()
                ? owners(resource).anyMatch(id -> is(id, patient))
                : about.stream().allMatch(id -> is(id, patient));
    }

    private Stream<IIdType> references(IBaseResource resource, String element) {
        RuntimeResourceDefinition definition = fhir.getResourceDefinition(resource);
        return definition.getChildByName(element) == null
                ? Stream.empty()
                : definition.getChildByName(element).getAccessor().getValues(resource).stream()
                        .filter(IBaseReference.class::isInstance)
                        .map(value -> ((IBaseReference) value).getReferenceElement());
    }

    /** By the compartment of the patient, for types whose elements above say nothing. */
    private Stream<IIdType> owners(IBaseResource resource) {
        FhirTerser terser = fhir.newTerser();
        return terser.getCompartmentOwnersForResource("Patient", resource, Set.of()).stream();
    }

    private static boolean isPatient(IIdType id) {
        return "Patient".equals(id.getResourceType());
    }

    /** A reference to another server is to another patient. */
    private static boolean is(IIdType id, String patient) {
        return isPatient(id) && !id.hasBaseUrl() && patient.equals(id.getIdPart());
    }
}
