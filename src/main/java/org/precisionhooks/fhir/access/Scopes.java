package org.precisionhooks.fhir.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    public boolean has(Scope.Level level) {
        return all.stream().anyMatch(scope -> scope.level() == level);
    }

    Scopes that(Predicate<Scope> condition) {
        return new Scopes(all.stream().filter(condition).toList());
    }
}
