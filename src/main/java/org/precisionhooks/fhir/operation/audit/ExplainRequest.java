package org.precisionhooks.fhir.operation.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.write.Codes;

/** The question that {@code $consent-explain} is asked: that of a requester who is only supposed. */
final class ExplainRequest {

    private final Arguments arguments;

    private ExplainRequest(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Without parameters: a treating organization that reads, for treatment, now. */
    static AccessRequest of(Arguments arguments, Instant now) {
        ExplainRequest request = new ExplainRequest(arguments);
        Instant time = arguments
                .time("time", Refusal.UNREADABLE_TIME)
                .map(ClinicalTime::start)
                .orElse(now);
        return new AccessRequest(
                time, request.requester(), request.purposes(), request.action(), Set.of(), Optional.empty());
    }

    private Requester requester() {
        Set<String> references = references("requester");
        String client = references.stream()
                .filter(reference -> reference.startsWith("Device/"))
                .map(reference -> reference.substring("Device/".length()))
                .findFirst()
                .orElse("");
        Set<String> organizations = references.stream()
                .filter(reference -> reference.startsWith("Organization/"))
                .collect(Collectors.toSet());
        Set<String> own = references.stream()
                .filter(reference -> !organizations.contains(reference))
                .collect(Collectors.toSet());
        return new Requester(own, Set.of(), organizations, Set.of(), Set.of(), client, client, relation());
    }

    private Relation relation() {
        return named(Relation.values(), "relation", Refusal.UNREADABLE_RELATION).orElse(Relation.TREATING_ORGANIZATION);
    }

    private Action action() {
        return named(Action.values(), "action", Refusal.UNREADABLE_ACTION).orElse(Action.READ);
    }

    private List<Coding> purposes() {
        List<Coding> purposes = texts("purpose", Refusal.UNREADABLE_PURPOSE)
                .map(code -> Coding.of(CodeSystems.ACT_REASON, code))
                .toList();
        return purposes.isEmpty() ? List.of(Coding.of(CodeSystems.ACT_REASON, "TREAT")) : purposes;
    }

    private Set<String> references(String name) {
        return texts(name, Refusal.UNREADABLE_REQUESTER)
                .map(text -> FhirReference.parse(text)
                        .map(FhirReference::toString)
                        .orElseThrow(Refusal.UNREADABLE_REQUESTER::exception))
                .collect(Collectors.toSet());
    }

    private <E extends Enum<E>> Optional<E> named(E[] values, String name, Refusal refusal) {
        return arguments
                .single(name, refusal)
                .map(text -> Arrays.stream(values)
                        .filter(value -> Codes.code(value).equals(text))
                        .findFirst()
                        .orElseThrow(refusal::exception));
    }

    private Stream<String> texts(String name, Refusal refusal) {
        List<Type> values = arguments.values(name, refusal);
        if (!values.stream().allMatch(Type::isPrimitive)) {
            throw refusal.exception();
        }
        return values.stream().map(value -> String.valueOf(value.primitiveValue()));
    }
}
