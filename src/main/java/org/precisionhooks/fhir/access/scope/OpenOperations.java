package org.precisionhooks.fhir.access.scope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.OperationScope.Answer;

/** The operations that this server answers; all others are off, since each is a path to data that nobody decided about. */
public final class OpenOperations {

    private static final String EVERYTHING = "$everything";

    private final Map<String, OperationScope> byName;

    public OpenOperations(List<OperationScope> rows) {
        this.byName =
                rows.stream().collect(Collectors.toUnmodifiableMap(OperationScope::operation, Function.identity()));
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    /** Whether its answer is of the operation's own making, rather than read from the store. */
    public boolean derives(@Nullable String name) {
        return answer(name).filter(made -> made != Answer.STORED).isPresent();
    }

    /** Whether the operation asks for roles itself, since those may call it who may not see the record. */
    public boolean asksItself(@Nullable String name) {
        return answer(name).filter(Answer.OF_USE::equals).isPresent();
    }

    private Optional<Answer> answer(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(known -> Optional.ofNullable(byName.get(known)))
                .map(OperationScope::answer);
    }

    public static boolean isEverything(@Nullable String name) {
        return EVERYTHING.equals(name);
    }
}
