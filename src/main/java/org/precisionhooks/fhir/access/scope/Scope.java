package org.precisionhooks.fhir.access.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One scope that speaks of resources (SMART App Launch 2.2, Scopes for requesting FHIR Resources; the first version's too).
 *
 * @param level whose resources
 * @param type resource type, {@code *} for all of them
 * @param permissions what may be done with them
 * @param filters what a resource must say, all of them; none means that every one will do
 */
public record Scope(Level level, String type, Set<Permission> permissions, List<ScopeFilter> filters) {

    private static final Pattern FORM =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.([a-z]{1,5}|\\*)(?:\\?(.+))?");

    /** Whose resources a scope speaks of. */
    public enum Level {
        /** Those of the patient that the token is bound to. */
        PATIENT,
        /** Those that the user may see. */
        USER,
        /** Those that a client without a user may see. */
        SYSTEM
    }

    public Scope {
        permissions = Set.copyOf(permissions);
        filters = List.copyOf(filters);
    }

    /** Empty for a scope of another kind and for one that cannot be understood to its end: it grants nothing. */
    static Optional<Scope> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Level level = Level.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        return Permission.ofSuffix(form.group(3))
                .flatMap(permissions ->
                        filters(form.group(4)).map(filters -> new Scope(level, form.group(2), permissions, filters)));
    }

    private static Optional<List<ScopeFilter>> filters(@Nullable String query) {
        if (query == null) {
            return Optional.of(List.of());
        }
        List<Optional<ScopeFilter>> read =
                Arrays.stream(query.split("&", -1)).map(ScopeFilter::parse).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    Scope at(Level other) {
        return new Scope(other, type, permissions, filters);
    }

    /** Whether it allows this with some resources of the type at least. */
    public boolean speaksOf(String resourceType, Permission permission) {
        return (type.equals("*") || type.equals(resourceType)) && permissions.contains(permission);
    }

    /** Whether it allows this with all resources of the type that belong to its level. */
    boolean speaksOfAll(String resourceType, Permission permission) {
        return filters.isEmpty() && speaksOf(resourceType, permission);
    }
}
