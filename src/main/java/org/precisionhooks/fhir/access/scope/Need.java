package org.precisionhooks.fhir.access.scope;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A permission that an interaction needs.
 *
 * @param type resource type; {@code *} for all of them, empty for none in particular, which no scope grants
 * @param permission what is done with them
 * @param whole whether a scope that names some resources of the type is not enough
 */
public record Need(String type, Permission permission, boolean whole) {

    static Need of(String type, Permission permission) {
        return new Need(type, permission, false);
    }

    /** One for each letter, on the whole type. */
    static Stream<Need> each(String type, String letters) {
        return Arrays.stream(Permission.values())
                .filter(permission -> letters.indexOf(permission.letter()) >= 0)
                .map(permission -> new Need(type, permission, true));
    }

    public boolean isMetBy(Scope scope) {
        return whole ? scope.speaksOfAll(type, permission) : scope.speaksOf(type, permission);
    }
}
