package org.precisionhooks.fhir.genomics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Type;

/**
 * What is asked of implications beside what they rest on: each parameter that is given must hold, by one of its items.
 *
 * @param wanted tokens by the components that may hold them
 */
record ImplicationCriteria(Components components, Map<List<String>, List<Token>> wanted) {

    static ImplicationCriteria of(OperationInput input, Tokens tokens, Components components) {
        Map<List<String>, List<Token>> wanted = new LinkedHashMap<>();
        put(wanted, List.of(Components.MEDICATION, Components.THERAPY), tokens.all(input.items("treatments")));
        put(wanted, List.of(Components.CONDITION), tokens.all(input.items("conditions")));
        put(wanted, List.of(Components.FEATURE_CONSEQUENCE), tokens.all(input.items("featureConsequences")));
        return new ImplicationCriteria(components, wanted);
    }

    private static void put(Map<List<String>, List<Token>> wanted, List<String> keys, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            wanted.put(keys, tokens);
        }
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    boolean match(Observation implication) {
        return wanted.entrySet().stream().allMatch(criterion -> {
            List<Type> values =
                    components.values(implication, criterion.getKey().toArray(String[]::new));
            return criterion.getValue().stream()
                    .anyMatch(token -> values.stream().anyMatch(token::matches));
        });
    }

    /** The tokens of one criterion, by which candidates of all patients are found. */
    List<Token> first() {
        return wanted.values().stream().findFirst().orElse(List.of());
    }
}
