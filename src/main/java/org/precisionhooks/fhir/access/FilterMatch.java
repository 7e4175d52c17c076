package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.ScopeFilter;
import org.precisionhooks.fhir.access.scope.ScopeFilter.Token;

/** Holds a resource against the search parameters of a scope; one that it does not know matches nothing. */
final class FilterMatch {

    /** Elements that the parameter reads in every type that has both. */
    private static final Map<String, List<String>> ELEMENTS = Map.of(
            "category", List.of("category"),
            "code", List.of("code", "medication"),
            "status", List.of("status"),
            "clinical-status", List.of("clinicalStatus"),
            "verification-status", List.of("verificationStatus"),
            "class", List.of("class"),
            "type", List.of("type"),
            "intent", List.of("intent"));

    private final FhirContext fhir;

    FilterMatch(FhirContext fhir) {
        this.fhir = fhir;
    }

    boolean matches(List<ScopeFilter> filters, IBaseResource resource) {
        return filters.stream().allMatch(filter -> matches(filter, resource));
    }

    private boolean matches(ScopeFilter filter, IBaseResource resource) {
        List<CodeOf> codes = codes(filter.parameter(), resource).toList();
        return filter.tokens().stream().anyMatch(token -> codes.stream().anyMatch(code -> code.matches(token)));
    }

    /** A code, with its system where it has one. */
    private record CodeOf(@Nullable String system, @Nullable String code) {

        boolean matches(Token token) {
            return token.matches(Objects.requireNonNullElse(system, ""), Objects.requireNonNullElse(code, ""));
        }
    }

    private Stream<CodeOf> codes(String parameter, IBaseResource resource) {
        return switch (parameter) {
            case "_security" ->
                ((Resource) resource).getMeta().getSecurity().stream().flatMap(FilterMatch::codes);
            case "_tag" -> ((Resource) resource).getMeta().getTag().stream().flatMap(FilterMatch::codes);
            default -> ofElements(parameter, resource);
        };
    }

    private Stream<CodeOf> ofElements(String parameter, IBaseResource resource) {
        RuntimeResourceDefinition definition = fhir.getResourceDefinition(resource);
        List<String> elements = ELEMENTS.getOrDefault(parameter, List.of());
        return definition.getSearchParam(parameter) == null
                ? Stream.empty()
                : elements.stream()
                        .filter(element -> isReadBy(definition, parameter, element))
                        .flatMap(element -> values(definition, element, resource))
                        .flatMap(FilterMatch::codes);
    }

    /** The definition of the parameter names the elements of all types that it reads. */
    private static boolean isReadBy(RuntimeResourceDefinition definition, String parameter, String element) {
        String path = definition.getSearchParam(parameter).getPath();
        return path.matches("(?s).*\\b" + definition.getName() + "\\." + element + "\\b(?!\\.).*");
    }

    private static Stream<IBase> values(RuntimeResourceDefinition definition, String element, IBaseResource resource) {
        return Stream.of(element, element + "[x]")
                .map(definition::getChildByName)
                .flatMap(child -> Optional.<BaseRuntimeChildDefinition>ofNullable(child).stream())
                .flatMap(child -> child.getAccessor().getValues(resource).stream());
    }

    private static Stream<CodeOf> codes(IBase value) {
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(FilterMatch::codes);
        }
        if (value instanceof Coding coding) {
            return Stream.of(new CodeOf(coding.getSystem(), coding.getCode()));
        }
        if (value instanceof Enumeration<?> code) {
            return Stream.of(new CodeOf(code.getSystem(), code.getCode()));
        }
        return value instanceof PrimitiveType<?> code
                ? Stream.of(new CodeOf(null, code.getValueAsString()))
                : Stream.empty();
    }
}
