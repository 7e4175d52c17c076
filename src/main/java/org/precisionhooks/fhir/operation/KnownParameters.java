package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.PreferHandlingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Refuses parameters that an operation does not have: one that is misspelt would be none, and the answer would be to another
 * question (decision 0044).
 */
public final class KnownParameters {

    /** They are about the answer, not about the question (FHIR R4, RESTful API, general parameters; the last is HAPI's). */
    private static final Set<String> OF_EVERY_REQUEST =
            Set.of("_format", "_pretty", "_summary", "_elements", "_narrative");

    private final Map<String, Known> byOperation;

    /** @param definitions what the operations of this server take */
    public KnownParameters(Collection<OperationDefinition> definitions) {
        this.byOperation = definitions.stream()
                .collect(Collectors.toUnmodifiableMap(definition -> "$" + definition.getCode(), Known::of));
    }

    /**
     * What an operation takes.
     *
     * @param names of parameters, and of parts as {@code parameter.part}
     * @param handling of others, where the caller does not say
     */
    private record Known(Set<String> names, PreferHandlingEnum handling) {

        /** An operation that others define takes what they let callers send it (genomics-fhir.md section 6.5). */
        static Known of(OperationDefinition definition) {
            return new Known(
                    definition.getParameter().stream()
                            .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                            .flatMap(Known::names)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    definition.hasBase() ? PreferHandlingEnum.LENIENT : PreferHandlingEnum.STRICT);
        }

        private static Stream<String> names(OperationDefinitionParameterComponent parameter) {
            return Stream.concat(
                    Stream.of(parameter.getName()),
                    parameter.getPart().stream().map(part -> parameter.getName() + "." + part.getName()));
        }

        boolean has(String name) {
            return names.contains(name) || OF_EVERY_REQUEST.contains(name);
        }
    }

    /** After it is known who calls. A body that an operation reads itself is looked at by {@link #arguments}. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails details) {
        require(details.getParameters().keySet().stream(), details);
        if (details.getResource() instanceof Parameters body) {
            require(names(body), details);
        }
    }

    /** The parameters of an operation that reads its body itself. */
    public Arguments arguments(RequestDetails details, Parameters body) {
        require(names(body), details);
        return Arguments.of(details, body);
    }

    private void require(Stream<String> sent, RequestDetails details) {
        Known known = byOperation.get(String.valueOf(details.getOperation()));
        if (known != null && handling(details, known) == PreferHandlingEnum.STRICT && !sent.allMatch(known::has)) {
            String names = known.names().isEmpty() ? "none" : String.join(", ", known.names());
            throw Refusal.UNKNOWN_PARAMETER.exception("The operation has no such parameter; it has " + names);
        }
    }

    private static PreferHandlingEnum handling(RequestDetails details, Known known) {
        return details.getHeaders("Prefer").stream()
                .map(RestfulServerUtils::parsePreferHeader)
                .flatMap(preferred -> Stream.ofNullable(preferred.getHanding()))
                .findFirst()
                .orElse(known.handling());
    }

    private static Stream<String> names(Parameters body) {
        return body.getParameter().stream()
                .flatMap(parameter -> Stream.concat(
                        Stream.of(String.valueOf(parameter.getName())),
                        parameter.getPart().stream().map(part -> parameter.getName() + "." + part.getName())));
    }
}
