package org.precisionhooks.fhir.access.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.access.scope.Scope.Level;

/** The scopes of a token that speak of resources. */
public record Scopes(List<Scope> all) {

    public static final Scopes NONE = new Scopes(List.of());

    public Scopes {
        all = List.copyOf(all);
    }

    /** Those of a list with blanks between; others than of resources, and such that cannot be understood, are left out. */
    public static Scopes parse(String scope) {
        return new Scopes(Arrays.stream(scope.strip().split(" +"))
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .toList());
    }

    public boolean has(Level level) {
        return all.stream().anyMatch(scope -> scope.level() == level);
    }

    /**
     * What is left of them when a user stands behind the token: none that is meant for a client alone.
     *
     * @param self whether the user is the patient, who has no more than that patient's resources
     */
    public Scopes ofUser(boolean self) {
        return new Scopes(all.stream()
                .filter(scope -> scope.level() != Level.SYSTEM)
                .map(scope -> self ? scope.at(Level.PATIENT) : scope)
                .toList());
    }

    /** Whether all that allows this with a type is bound to the patient of the token. */
    public boolean areBound(String type, Permission permission) {
        return all.stream()
                .filter(scope -> scope.speaksOf(type, permission))
                .allMatch(scope -> scope.level() == Level.PATIENT);
    }
}
