package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * One iterated include, {@code Observation:derived-from}: from resources of a type along the elements of a search parameter.
 *
 * @param type that it starts from
 * @param path of the references in it, {@code Observation.derivedFrom}
 * @param target type of what is included, any when empty
 */
record IncludeStep(String type, String path, Optional<String> target) {

    private static final Pattern INCLUDE = Pattern.compile("([A-Za-z]{1,64}):([a-z0-9-]{1,64})(?::([A-Za-z]{1,64}))?");
    private static final Pattern PATH = Pattern.compile("[A-Za-z]+(?:\\.[A-Za-z]+)+");

    /** Empty for a wildcard, an unknown parameter, or one that is more than the name of elements. */
    static Optional<IncludeStep> of(String include, FhirContext fhir) {
        Matcher parts = INCLUDE.matcher(include);
        if (!parts.matches() || !fhir.getResourceTypes().contains(parts.group(1))) {
            return Optional.empty();
        }
        Optional<RuntimeSearchParam> parameter =
                Optional.ofNullable(fhir.getResourceDefinition(parts.group(1)).getSearchParam(parts.group(2)));
        return parameter
                .filter(one -> one.getParamType() == RestSearchParameterTypeEnum.REFERENCE)
                .map(one -> one.getPath().replaceFirst("\\.where\\(resolve\\(\\) is [A-Za-z]+\\)$", ""))
                .filter(path -> PATH.matcher(path).matches())
                .map(path -> new IncludeStep(parts.group(1), path, Optional.ofNullable(parts.group(3))));
    }

    /** What a resource refers to by this step, as {@code Type/id} of this server. */
    Stream<String> from(Resource resource, FhirContext fhir, Set<String> bases) {
        return resource.fhirType().equals(type)
                ? fhir.newTerser().getValues(resource, path, Reference.class).stream()
                        .map(reference -> new IdType(reference.getReference()))
                        .filter(id -> id.hasIdPart() && id.hasResourceType())
                        .filter(id -> !id.hasBaseUrl() || bases.contains(id.getBaseUrl()))
                        .filter(id -> target.isEmpty() || target.get().equals(id.getResourceType()))
                        .map(id -> id.getResourceType() + "/" + id.getIdPart())
                : Stream.empty();
    }
}
