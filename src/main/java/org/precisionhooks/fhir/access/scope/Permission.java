package org.precisionhooks.fhir.access.scope;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a scope allows to be done with resources: the letters of SMART App Launch 2, {@code cruds}, in their order. */
public enum Permission {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    SEARCH;

    private static final String LETTERS = "cruds";
    private static final Pattern IN_ORDER = Pattern.compile("(?=.)c?r?u?d?s?");

    /** The letter of a scope. */
    char letter() {
        return LETTERS.charAt(ordinal());
    }

    /** The permissions of a scope's suffix, in the second version's letters or the first one's words. */
    static Optional<Set<Permission>> ofSuffix(String suffix) {
        return switch (suffix) {
            case "read" -> Optional.of(EnumSet.of(READ, SEARCH));
            case "write" -> Optional.of(EnumSet.of(CREATE, UPDATE, DELETE));
            case "*" -> Optional.of(EnumSet.allOf(Permission.class));
            default -> IN_ORDER.matcher(suffix).matches() ? Optional.of(ofLetters(suffix)) : Optional.empty();
        };
    }

    private static Set<Permission> ofLetters(String letters) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
