package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * The parameters of a question, from the address and the body. In the address a comma divides items, unless a backslash stands
 * before it; in the body each value is one item (genomics-fhir.md section 6.4).
 */
final class OperationInput {

    private static final int MOST_ITEMS = 1_000;

    private final RequestDetails details;
    private final Parameters body;

    OperationInput(RequestDetails details) {
        this.details = details;
        this.body = details.getResource() instanceof Parameters parameters ? parameters : new Parameters();
    }

    /** The values of a parameter, each divided into its items; in the order in which they were sent. */
    List<List<String>> groups(String name) {
        Stream<List<String>> inAddress = Arrays.stream(details.getParameters().getOrDefault(name, new String[0]))
                .map(OperationInput::divided);
        List<List<String>> groups = Stream.concat(inAddress, inBody(name).map(value -> List.of(text(name, value))))
                .toList();
        boolean blank = groups.stream().anyMatch(group -> group.stream().anyMatch(String::isBlank));
        if (blank) {
            throw GenomicRefusal.UNREADABLE_PARAMETER.exception(name);
        }
        if (groups.stream().mapToInt(List::size).sum() > MOST_ITEMS) {
            throw GenomicRefusal.TOO_MANY_ITEMS.exception(name);
        }
        return groups;
    }

    /** All items of a parameter, each once. */
    List<String> items(String name) {
        return groups(name).stream().flatMap(List::stream).distinct().toList();
    }

    /** The same, where there must be one. */
    List<String> required(String name) {
        List<String> items = items(name);
        if (items.isEmpty()) {
            throw GenomicRefusal.MISSING_PARAMETER.exception(name);
        }
        return items;
    }

    Optional<String> single(String name) {
        List<String> items = items(name);
        if (items.size() > 1) {
            throw GenomicRefusal.UNREADABLE_PARAMETER.exception(name);
        }
        return items.stream().findFirst();
    }

    boolean flag(String name) {
        String text = single(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw GenomicRefusal.UNREADABLE_PARAMETER.exception(name);
        }
        return text.equals("true");
    }

    private Stream<Type> inBody(String name) {
        return body.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> {
                    if (!parameter.hasValue()) {
                        throw GenomicRefusal.UNREADABLE_PARAMETER.exception(name);
                    }
                    return parameter.getValue();
                });
    }

    /** The spelling that the address would have. */
    private static String text(String name, Type value) {
        if (value instanceof Reference reference && reference.hasReference()) {
            return reference.getReference();
        } else if (value instanceof Coding coding) {
            return token(coding);
        } else if (value instanceof CodeableConcept concept && concept.hasCoding()) {
            return token(concept.getCodingFirstRep());
        } else if (value instanceof CodeableConcept words && words.hasText()) {
            return words.getText();
        } else if (value instanceof Period period) {
            return period(period);
        } else if (value.isPrimitive() && value.hasPrimitiveValue()) {
            return value.primitiveValue();
        }
        throw GenomicRefusal.UNREADABLE_PARAMETER.exception(name);
    }

    private static String token(Coding coding) {
        return (coding.hasSystem() ? coding.getSystem() + "|" : "") + (coding.hasCode() ? coding.getCode() : "");
    }

    private static String period(Period period) {
        String start = period.hasStart() ? period.getStartElement().getValueAsString() : "";
        String end = period.hasEnd() ? period.getEndElement().getValueAsString() : "";
        return start + "/" + end;
    }

    private static List<String> divided(String value) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean escape = c == '\\' && i + 1 < value.length() && ",\\|$".indexOf(value.charAt(i + 1)) >= 0;
            if (escape) {
                item.append(value.charAt(++i));
            } else if (c == ',') {
                items.add(item.toString().strip());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(item.toString().strip());
        return items;
    }
}
