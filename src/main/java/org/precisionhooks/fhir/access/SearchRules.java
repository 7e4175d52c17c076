package org.precisionhooks.fhir.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.label.ResourceTypes.Content;

/**
 * Which searches are refused before anything is read: those whose answer would depend on resources that the caller may not
 * see (hapi-fhir issue 6065), and those that cost too much. The rules look at names only, so that a refusal tells nothing.
 */
final class SearchRules {

    /** Reach into other resources, or into order and number of what is withheld. */
    private static final Set<String> INFERRING =
            Set.of("_has", "_filter", "_list", "_query", "_contained", "_containedType", "_offset");

    /** Speak of the resource as a whole: refused where resources are somebody's. */
    private static final Set<String> OF_CONTENT = Set.of("_sort", "_text", "_content");

    private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");

    private static final int MOST_PARAMETERS = 50;
    private static final int MOST_VALUES = 200;
    private static final int MOST_INCLUDES = 10;

    private final ResourceTypes types;

    SearchRules(ResourceTypes types) {
        this.types = types;
    }

    /** Why a search on a type is refused, if it is. */
    Optional<AccessRefusal> refusal(String type, Map<String, String[]> parameters) {
        if (parameters.entrySet().stream().anyMatch(one -> infers(type, one.getKey(), one.getValue()))) {
            return Optional.of(AccessRefusal.INFERRING_SEARCH);
        }
        return isTooCostly(parameters) ? Optional.of(AccessRefusal.COSTLY_SEARCH) : Optional.empty();
    }

    /** Whether a parameter is refused whatever its value. */
    static boolean isRefused(String name, boolean open) {
        return INFERRING.contains(name) || (OF_CONTENT.contains(name) && !open);
    }

    private boolean infers(String type, String parameter, String[] values) {
        String name = parameter.split(":", 2)[0];
        boolean open = types.content(type) == Content.OPEN;
        return parameter.contains(".")
                || INFERRING.contains(name)
                || (OF_CONTENT.contains(name) && (!open || Arrays.stream(values).anyMatch(v -> v.contains("."))))
                || (INCLUDES.contains(name) && reachesFar(parameter, values));
    }

    /** Each further step would go through resources that are withheld. */
    private static boolean reachesFar(String parameter, String[] values) {
        return parameter.contains(":") || Arrays.stream(values).anyMatch(value -> value.contains("*"));
    }

    private static boolean isTooCostly(Map<String, String[]> parameters) {
        long includes = parameters.entrySet().stream()
                .filter(one -> INCLUDES.contains(one.getKey()))
                .mapToLong(one -> one.getValue().length)
                .sum();
        return parameters.size() > MOST_PARAMETERS
                || includes > MOST_INCLUDES
                || parameters.values().stream().anyMatch(SearchRules::isTooLong);
    }

    private static boolean isTooLong(String[] values) {
        return values.length > MOST_VALUES
                || Arrays.stream(values).anyMatch(value -> value.split(",", -1).length > MOST_VALUES);
    }
}
