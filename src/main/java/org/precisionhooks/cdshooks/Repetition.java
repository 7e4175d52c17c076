package org.precisionhooks.cdshooks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.card.CardContext;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.CardMemory.Answer;
import org.precisionhooks.cdshooks.feedback.CardMemory.Reader;
import org.precisionhooks.cdshooks.feedback.CardMemory.Shown;
import org.precisionhooks.cdshooks.feedback.FeedbackOutcome;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Urgency;

/**
 * Decides what a user is not told again (cds-hooks.md section 8): before signing, an unchanged finding that the same user
 * answered when the drug was picked; anywhere and for a while, one that the same user overrode. Critical findings are
 * always told.
 */
public final class Repetition {

    private final CardMemory memory;
    private final Duration overrideSilence;

    /**
     * Makes the rules.
     *
     * @param overrideSilence how long an overridden finding is not told to the same user again; zero is not at all
     */
    public Repetition(CardMemory memory, Duration overrideSilence) {
        this.memory = memory;
        this.overrideSilence = overrideSilence;
    }

    /** The advice without what need not be said again. */
    Advice without(Call call, CardContext cards, Advice advice) {
        FindingIdentity identity = new FindingIdentity(cards);
        Map<Finding, String> repeatable = new HashMap<>();
        advice.findings().stream()
                .filter(finding -> !isCritical(finding))
                .forEach(finding -> repeatable.put(finding, identity.of(finding)));
        Optional<Reader> reader = reader(call);
        if (repeatable.isEmpty() || reader.isEmpty()) {
            return advice;
        }
        Set<String> silenced = memory.answers(reader.get(), repeatable.values()).stream()
                .filter(answer -> silences(answer, occasion(call), call.time()))
                .map(Answer::finding)
                .collect(Collectors.toSet());
        return advice.with(advice.findings().stream()
                .filter(finding -> isCritical(finding) || !silenced.contains(repeatable.get(finding)))
                .toList());
    }

    /** Critical findings are not remembered, since they are always said. */
    void remember(Call call, CardContext context, List<Card> cards) {
        FindingIdentity identity = new FindingIdentity(context);
        List<Shown> shown = cards.stream()
                .flatMap(card -> card.findings().stream()
                        .filter(finding -> !isCritical(finding))
                        .map(identity::of)
                        .map(finding ->
                                new Shown(card.uuid(), call.service().id(), occasion(call), finding, call.time())))
                .toList();
        if (!shown.isEmpty()) {
            reader(call).ifPresent(reader -> memory.remember(reader, shown));
        }
    }

    private boolean silences(Answer answer, Occasion now, Instant time) {
        boolean overridden = answer.outcome() == FeedbackOutcome.OVERRIDDEN
                && time.isBefore(answer.received().plus(overrideSilence));
        boolean signsWhatWasPicked = now == Occasion.ORDER_SIGN && answer.occasion() == Occasion.ORDER_SELECT;
        return overridden || signsWhatWasPicked;
    }

    private static boolean isCritical(Finding finding) {
        return finding.urgency() == Urgency.CRITICAL;
    }

    private static Occasion occasion(Call call) {
        return call.service().occasion();
    }

    /** A call that names no user is nobody's: everything is said. */
    private static Optional<Reader> reader(Call call) {
        return call.context().user().map(user -> new Reader(call.client().client(), user.toString()));
    }
}
