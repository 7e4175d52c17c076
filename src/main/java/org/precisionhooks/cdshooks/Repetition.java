package org.precisionhooks.cdshooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.card.CardContext;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.CardMemory.Answer;
import org.precisionhooks.cdshooks.feedback.CardMemory.Drafted;
import org.precisionhooks.cdshooks.feedback.CardMemory.Reader;
import org.precisionhooks.cdshooks.feedback.CardMemory.Shown;
import org.precisionhooks.cdshooks.feedback.FeedbackOutcome;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Urgency;

/**
 * Decides what a user is not told again (cds-hooks.md section 8): before signing, an unchanged finding that the same user
 * answered when the drug was picked, and by the site's rule one that was shown then about the same draft; anywhere and for a
 * while, one that the same user overrode. An override without a reason settles nothing before signing (pharmacogenomics.md
 * section 11). A critical finding is told each time, but for one case: before signing, when the same user has overridden it with
 * a reason as the drug was picked, and nothing of the draft has changed since; or where the site repeats nothing.
 */
public final class Repetition {

    private final CardMemory memory;
    private final Rules rules;

    /**
     * What a site wants.
     *
     * @param overrideSilence how long an overridden finding is not told to the same user again; zero is not at all
     * @param atSigning what is said again at the signature though it was shown when the drug was picked
     * @param signingWindow how long what was shown then counts as just shown
     */
    public record Rules(Duration overrideSilence, RepeatAtSigning atSigning, Duration signingWindow) {

        /** Everything is said again. */
        public static final Rules NONE = new Rules(Duration.ZERO, RepeatAtSigning.UNANSWERED, Duration.ZERO);
    }

    public Repetition(CardMemory memory, Rules rules) {
        this.memory = memory;
        this.rules = rules;
    }

    /** The advice without what need not be said again. */
    Advice without(Call call, CardContext cards, Advice advice) {
        FindingIdentity identity = new FindingIdentity(cards);
        Map<Finding, String> repeatable = new HashMap<>();
        advice.findings()
                .forEach(finding -> identity(finding, identity).ifPresent(text -> repeatable.put(finding, text)));
        Optional<Reader> reader = reader(call);
        if (repeatable.isEmpty() || reader.isEmpty()) {
            return advice;
        }
        List<Answer> answers = memory.answers(reader.get(), repeatable.values());
        List<Finding> unsettled = advice.findings().stream()
                .filter(finding -> answers.stream()
                        .filter(answer -> answer.finding().equals(repeatable.get(finding)))
                        .noneMatch(answer -> settles(answer, finding, call)))
                .toList();
        Set<String> answered = answers.stream().map(Answer::finding).collect(Collectors.toSet());
        Map<Finding, Drafted> unanswered = new HashMap<>();
        unsettled.stream()
                .filter(finding -> mayBeSilent(finding, call))
                .forEach(finding -> drafted(repeatable.get(finding), finding, identity)
                        .filter(drafted -> !answered.contains(drafted.finding()))
                        .ifPresent(drafted -> unanswered.put(finding, drafted)));
        unanswered.values().retainAll(justShown(reader.get(), unanswered.values(), call));
        return advice.with(unsettled.stream()
                .filter(finding -> !unanswered.containsKey(finding))
                .toList());
    }

    private Set<Drafted> justShown(Reader reader, Collection<Drafted> asked, Call call) {
        return asked.isEmpty()
                ? Set.of()
                : memory.unanswered(
                        reader, asked, Occasion.ORDER_SELECT, call.time().minus(rules.signingWindow()));
    }

    private static Optional<Drafted> drafted(@Nullable String text, Finding finding, FindingIdentity identity) {
        return text == null ? Optional.empty() : identity.draft(finding).map(draft -> new Drafted(text, draft));
    }

    /** Whether it is enough that it was shown when the drug was picked. */
    private boolean mayBeSilent(Finding finding, Call call) {
        return isSigned(call)
                && switch (rules.atSigning()) {
                    case UNANSWERED -> false;
                    case CRITICAL -> !isCritical(finding);
                    case NEVER -> true;
                };
    }

    private boolean settles(Answer answer, Finding finding, Call call) {
        boolean told = isCritical(finding) && !(rules.atSigning() == RepeatAtSigning.NEVER && isSigned(call));
        return told ? settles(answer, occasion(call)) : silences(answer, occasion(call), call.time());
    }

    private static boolean isSigned(Call call) {
        return occasion(call) == Occasion.ORDER_SIGN;
    }

    private static Optional<String> identity(Finding finding, FindingIdentity identity) {
        return isCritical(finding) ? identity.withDraft(finding) : Optional.of(identity.of(finding));
    }

    void remember(Call call, CardContext context, List<Card> cards) {
        FindingIdentity identity = new FindingIdentity(context);
        List<Shown> shown = cards.stream()
                .flatMap(card -> card.findings().stream()
                        .flatMap(finding -> identity(finding, identity)
                                .map(text -> new Shown(
                                        card.uuid(),
                                        call.service().id(),
                                        occasion(call),
                                        text,
                                        identity.draft(finding),
                                        call.time()))
                                .stream()))
                .toList();
        if (!shown.isEmpty()) {
            reader(call).ifPresent(reader -> memory.remember(reader, shown));
        }
    }

    private boolean silences(Answer answer, Occasion now, Instant time) {
        boolean overridden = answer.outcome() == FeedbackOutcome.OVERRIDDEN;
        if (overridden && !answer.reasoned() && now == Occasion.ORDER_SIGN) {
            return false;
        }
        return overridden && time.isBefore(answer.received().plus(rules.overrideSilence()))
                || signsWhatWasPicked(answer, now);
    }

    /** A decision that was taken knowingly, and is on record with its reason. */
    private static boolean settles(Answer answer, Occasion now) {
        return signsWhatWasPicked(answer, now) && answer.outcome() == FeedbackOutcome.OVERRIDDEN && answer.reasoned();
    }

    private static boolean signsWhatWasPicked(Answer answer, Occasion now) {
        return now == Occasion.ORDER_SIGN && answer.occasion() == Occasion.ORDER_SELECT;
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
