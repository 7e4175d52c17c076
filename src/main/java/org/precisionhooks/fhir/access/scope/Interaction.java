package org.precisionhooks.fhir.access.scope;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/**
 * What a request, or one entry of a Bundle, does with which resources.
 *
 * @param kind the interaction
 * @param type resource type that is addressed; empty for the whole server
 * @param id logical id that is addressed
 * @param operation name of an operation, with its dollar sign; empty for none
 * @param parameters names of the search parameters
 * @param conditional whether a search decides what is written
 */
public record Interaction(
        RestOperationTypeEnum kind,
        String type,
        Optional<String> id,
        String operation,
        Set<String> parameters,
        boolean conditional) {

    private static final String IF_NONE_EXIST = "If-None-Exist";

    public Interaction {
        parameters = Set.copyOf(parameters);
    }

    public static Interaction of(RestOperationTypeEnum kind, RequestDetails details) {
        Optional<String> id = Optional.ofNullable(details.getId()).map(IIdType::getIdPart);
        return new Interaction(
                kind,
                text(details.getResourceName()),
                id,
                operation(details),
                details.getParameters().keySet(),
                isConditional(kind, id, details));
    }

    /** HAPI calls {@code _search} and {@code _history} operations too. */
    private static String operation(RequestDetails details) {
        String name = text(details.getOperation());
        return name.startsWith("$") ? name : "";
    }

    private static boolean isConditional(RestOperationTypeEnum kind, Optional<String> id, RequestDetails details) {
        return switch (kind) {
            case CREATE -> details.getHeader(IF_NONE_EXIST) != null;
            case UPDATE, PATCH, DELETE -> id.isEmpty();
            default -> false;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
