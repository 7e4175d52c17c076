package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.ClinicalTime;

/** The parameters of an operation, from the address and from the body, all as FHIR types. */
public final class Arguments {

    private final RequestDetails details;
    private final Parameters body;

    private Arguments(RequestDetails details, Parameters body) {
        this.details = details;
        this.body = body;
    }

    public static Arguments of(RequestDetails details) {
        if (details.getRequestType() != RequestTypeEnum.POST) {
            return new Arguments(details, new Parameters());
        }
        if (details.getResource() instanceof Parameters parameters) {
            return new Arguments(details, parameters);
        }
        throw Refusal.UNREADABLE_BODY.exception();
    }

    /** With a body that the operation read itself, as {@link KnownParameters} gives it. */
    static Arguments of(RequestDetails details, Parameters body) {
        return new Arguments(details, body);
    }

    /**
     * The only value of a parameter as text.
     *
     * @param unreadable thrown where there are several, or one without a text
     */
    public Optional<String> single(String name, Refusal unreadable) {
        return single(name, unreadable::exception);
    }

    /** The same, for an operation with refusals of its own. */
    public Optional<String> single(String name, Supplier<? extends BaseServerResponseException> unreadable) {
        List<Type> values = values(name, unreadable);
        if (values.size() > 1 || !values.stream().allMatch(Type::isPrimitive)) {
            throw unreadable.get();
        }
        return values.stream()
                .map(value -> String.valueOf(value.primitiveValue()))
                .findFirst();
    }

    /** A time; a day, month or year means the whole of it, in UTC. */
    public Optional<ClinicalTime> time(String name, Refusal unreadable) {
        return single(name, unreadable)
                .map(text -> ClinicalTime.parse(text, ZoneOffset.UTC).orElseThrow(unreadable::exception));
    }

    /** The values of a parameter in the address. */
    List<String> inAddress(String name) {
        return List.of(details.getParameters().getOrDefault(name, new String[0]));
    }

    /**
     * The parts of each parameter of a name in the body, by their names.
     *
     * @param unreadable thrown where one has no parts, a part twice, or a part that is no plain value
     */
    List<Map<String, String>> groups(String name, Refusal unreadable) {
        return body.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> parts(parameter, unreadable))
                .toList();
    }

    private static Map<String, String> parts(Parameters.ParametersParameterComponent parameter, Refusal unreadable) {
        Map<String, String> parts = new HashMap<>();
        for (Parameters.ParametersParameterComponent part : parameter.getPart()) {
            boolean plain = part.hasValue() && part.getValue().isPrimitive();
            if (!plain || parts.put(part.getName(), part.getValue().primitiveValue()) != null) {
                throw unreadable.exception();
            }
        }
        if (parts.isEmpty()) {
            throw unreadable.exception();
        }
        return parts;
    }

    /**
     * The values of a parameter in the order in which they were sent.
     *
     * @param unreadable thrown where the body gives the parameter without a value
     */
    public List<Type> values(String name, Refusal unreadable) {
        return values(name, unreadable::exception);
    }

    /** The same, for an operation with refusals of its own. */
    public List<Type> values(String name, Supplier<? extends BaseServerResponseException> unreadable) {
        String[] inAddress = details.getParameters().getOrDefault(name, new String[0]);
        Stream<Type> inBody = body.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> {
                    if (!parameter.hasValue()) {
                        throw unreadable.get();
                    }
                    return parameter.getValue();
                });
        return Stream.concat(Arrays.stream(inAddress).map(StringType::new), inBody)
                .toList();
    }
}
