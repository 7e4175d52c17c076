package org.precisionhooks.cdshooks.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user did with a card (CDS Hooks 2.0.1, feedback). */
public enum FeedbackOutcome {
    ACCEPTED,
    OVERRIDDEN;

    static Optional<FeedbackOutcome> ofCode(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
