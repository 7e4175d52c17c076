package org.precisionhooks.server.guide;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.knowledge.Knowledge;

/** Guesses the profile of a genomic resource by its code; a declared profile needs no guess. */
final class GuideProfiles {

    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    private record Key(String resource, String system, String code) {}

    private final Map<Key, String> profiles = new HashMap<>();

    private GuideProfiles(List<GuideProfileRow> rows) {
        rows.forEach(row -> profiles.put(new Key(row.resource(), row.system(), row.code()), GUIDE + row.profile()));
    }

    /** Opens {@code genomics/profiles.tsv}. */
    static GuideProfiles from(Knowledge knowledge) {
        return new GuideProfiles(
                knowledge.table("genomics/profiles", GuideProfileRow.class).rows());
    }

    /** Empty where the resource declares profiles, or its code is none of a genomic result. */
    Optional<String> guess(Resource resource) {
        if (resource.getMeta().hasProfile()) {
            return Optional.empty();
        }
        return FhirContext.forR4Cached().newTerser().getValues(resource, "code", CodeableConcept.class).stream()
                .flatMap(concept -> concept.getCoding().stream())
                .map(coding -> new Key(
                        resource.fhirType(), String.valueOf(coding.getSystem()), String.valueOf(coding.getCode())))
                .map(key -> Optional.ofNullable(profiles.get(key)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
