package org.precisionhooks.fhir.read.vocabulary;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers that the codes and words of one value give. */
final class Answers {

    private final Set<Answer> given = EnumSet.noneOf(Answer.class);

    void add(@Nullable Answer answer) {
        if (answer != null) {
            given.add(answer);
        }
    }

    boolean contradict() {
        return given.size() > 1;
    }

    /** The one answer; indeterminate when they contradict each other, empty when there is none. */
    Optional<Answer> agreed() {
        if (contradict()) {
            return Optional.of(Answer.INDETERMINATE);
        }
        return given.stream().findFirst();
    }
}
