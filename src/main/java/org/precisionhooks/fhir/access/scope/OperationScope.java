package org.precisionhooks.fhir.access.scope;

import java.util.List;

/**
 * A row of {@code consent/operation_scopes.tsv}: an operation that is open, and the scopes without which it does not begin.
 *
 * @param operation its name, with the dollar sign
 * @param instance whether it may be called on one resource; on a patient it is bound to that of the token
 * @param answer what its answer is made of
 * @param scopes each {@code Type.letters}; {@code [type]} is the type addressed. None means that whoever is known may call
 * @param why why these
 */
public record OperationScope(String operation, boolean instance, Answer answer, List<String> scopes, String why) {

    private static final String ADDRESSED = "[type]";

    public OperationScope {
        scopes = List.copyOf(scopes);
        if (!operation.startsWith("$") || !scopes.stream().allMatch(OperationScope::isScope)) {
            throw new IllegalArgumentException("an operation is named $name, and its scopes Type.letters");
        }
    }

    private static boolean isScope(String text) {
        return text.matches("(?:\\[type\\]|\\*|[A-Z][A-Za-z]+)\\.[cruds]+") && text.lastIndexOf('.') > 0;
    }

    /** What it needs when it is called on a type. */
    List<Need> needs(String type) {
        return scopes.stream()
                .flatMap(scope -> {
                    int dot = scope.lastIndexOf('.');
                    String named = scope.substring(0, dot);
                    return Need.each(named.equals(ADDRESSED) ? type : named, scope.substring(dot + 1));
                })
                .toList();
    }

    /** What an answer is made of. */
    public enum Answer {
        /** Of resources as they are stored. */
        STORED,
        /** Of what the operation makes, of what was permitted or of no patient. */
        DERIVED,
        /** Of how a record is used, for those too who may not see the record; the operation asks for roles itself. */
        OF_USE
    }
}
