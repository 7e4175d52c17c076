package org.precisionhooks.fhir.access.scope;

import static org.precisionhooks.fhir.access.scope.Permission.CREATE;
import static org.precisionhooks.fhir.access.scope.Permission.DELETE;
import static org.precisionhooks.fhir.access.scope.Permission.READ;
import static org.precisionhooks.fhir.access.scope.Permission.SEARCH;
import static org.precisionhooks.fhir.access.scope.Permission.UPDATE;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which scopes an interaction needs (SMART App Launch 2.2, Scopes for requesting FHIR Resources). */
public final class ScopeRules {

    private static final String EVERY_TYPE = "*";

    /** These look into resources that are not shown, of other types too. */
    private static final Set<String> FAR_REACHING =
            Set.of("_filter", "_text", "_content", "_list", "_query", "_in", "_contained");

    private final Map<String, OperationScope> operations;

    /** @param operations the operations that scopes allow; others are refused */
    public ScopeRules(List<OperationScope> operations) {
        this.operations = operations.stream()
                .collect(Collectors.toUnmodifiableMap(OperationScope::operation, Function.identity()));
    }

    /** What is needed, all of it; empty for what no scope allows. */
    public Optional<List<Need>> needs(Interaction interaction) {
        if (!interaction.operation().isEmpty()) {
            return Optional.ofNullable(operations.get(interaction.operation()))
                    .filter(operation ->
                            operation.instance() || interaction.id().isEmpty())
                    .map(operation -> operation.needs(interaction.type()));
        }
        String type = interaction.type();
        return switch (interaction.kind()) {
            case METADATA, GET_PAGE -> Optional.of(List.of());
            case READ, VREAD, HISTORY_INSTANCE -> Optional.of(List.of(Need.of(type, READ)));
            case SEARCH_TYPE -> Optional.of(search(interaction));
            case HISTORY_TYPE -> Optional.of(List.of(Need.of(type, SEARCH)));
            case SEARCH_SYSTEM, HISTORY_SYSTEM -> Optional.of(List.of(Need.of(EVERY_TYPE, SEARCH)));
            case CREATE -> Optional.of(write(interaction, CREATE));
            case UPDATE -> Optional.of(write(interaction, UPDATE));
            // A patch can test what is stored.
            case PATCH -> Optional.of(write(interaction, UPDATE, READ));
            case DELETE -> Optional.of(write(interaction, DELETE));
            default -> Optional.empty();
        };
    }

    /** Chains, reverse chains and the like say something of other types, whatever is found. */
    private static List<Need> search(Interaction interaction) {
        boolean farReaching = interaction.parameters().stream().anyMatch(ScopeRules::reachesFar);
        return farReaching ? List.of(new Need(EVERY_TYPE, SEARCH, true)) : List.of(Need.of(interaction.type(), SEARCH));
    }

    private static boolean reachesFar(String parameter) {
        String name = parameter.replaceFirst(":.*", "");
        boolean chain = parameter.indexOf('.') >= 0 && !name.equals("_include") && !name.equals("_revinclude");
        return chain || name.equals("_has") || FAR_REACHING.contains(name);
    }

    private static List<Need> write(Interaction interaction, Permission... permissions) {
        Stream<Need> own = Stream.of(permissions).map(permission -> Need.of(interaction.type(), permission));
        return interaction.conditional()
                ? Stream.concat(own, Stream.of(Need.of(interaction.type(), SEARCH)))
                        .toList()
                : own.toList();
    }

    /** Any of these lets a resource be shown by an interaction, or written. */
    public static Set<Permission> showing(RestOperationTypeEnum kind) {
        return switch (kind) {
            case SEARCH_TYPE, SEARCH_SYSTEM, HISTORY_TYPE, HISTORY_SYSTEM -> EnumSet.of(SEARCH);
            // A page does not tell of what; what may be read one by one may be on it.
            case GET_PAGE, TRANSACTION, BATCH -> EnumSet.of(READ, SEARCH);
            case CREATE -> EnumSet.of(CREATE);
            case UPDATE, PATCH -> EnumSet.of(UPDATE);
            case DELETE -> EnumSet.of(DELETE);
            default -> EnumSet.of(READ);
        };
    }
}
