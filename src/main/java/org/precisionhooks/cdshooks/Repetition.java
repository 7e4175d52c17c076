package org.precisionhooks.cdshooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.card.CardContext;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.CardMemory.Answer;
import org.precisionhooks.cdshooks.feedback.CardMemory.Reader;
import org.precisionhooks.cdshooks.feedback.CardMemory.Shown;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Urgency;

/**
 * Decides what a user is not told again (cds-hooks.md section 8, pharmacogenomics.md section 11): before signing, an unchanged
 * finding that the same user was shown when the drug was picked, unless it was overridden without a reason, or was not answered
 * and anything of the draft has changed; elsewhere and for a while, one that the same user overrode. A critical finding is told
 * each time, but for one case: before signing, when the same user has overridden it with a reason as the drug was picked, and
 * nothing of the draft has changed since.
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
        List<Told> told = advice.findings().stream()
                .map(finding -> Told.of(finding, identity))
                .toList();
        List<String> texts = told.stream().flatMap(Told::texts).toList();
        Optional<Reader> reader = reader(call);
        if (texts.isEmpty() || reader.isEmpty()) {
            return advice;
        }
        List<Answer> answers = memory.answers(reader.get(), texts);
        return advice.with(told.stream()
                .filter(one -> !isSettled(one, answers, call))
                .map(Told::finding)
                .toList());
    }

    /**
     * What a finding is known by.
     *
     * @param itself whatever the dose; empty for a critical one
     * @param withDraft with all of the draft; empty for one that is not about a draft
     */
    private record Told(Finding finding, Optional<String> itself, Optional<String> withDraft) {

        static Told of(Finding finding, FindingIdentity identity) {
            return new Told(
                    finding,
                    isCritical(finding) ? Optional.empty() : Optional.of(identity.of(finding)),
                    identity.withDraft(finding));
        }

        Stream<String> texts() {
            return Stream.concat(itself.stream(), withDraft.stream());
        }

        boolean isItself(Answer answer) {
            return itself.filter(answer.finding()::equals).isPresent();
        }

        boolean isWithDraft(Answer answer) {
            return withDraft.filter(answer.finding()::equals).isPresent();
        }
    }

    private boolean isSettled(Told told, List<Answer> answers, Call call) {
        boolean signing = occasion(call) == Occasion.ORDER_SIGN;
        if (isCritical(told.finding())) {
            return signing
                    && answers.stream()
                            .anyMatch(answer -> told.isWithDraft(answer) && isPicked(answer) && isReasoned(answer));
        }
        List<Answer> own = answers.stream().filter(told::isItself).toList();
        return signing
                ? isSettledForSigning(own, call)
                        || own.stream().noneMatch(Repetition::isAnswered) && isShown(told, answers)
                : own.stream().anyMatch(answer -> isLatelyOverridden(answer, call));
    }

    /** An override without a reason settles nothing. */
    private boolean isSettledForSigning(List<Answer> own, Call call) {
        return own.stream()
                .anyMatch(answer -> isReasoned(answer) && (isPicked(answer) || isLatelyOverridden(answer, call))
                        || isPicked(answer) && isAccepted(answer));
    }

    /** Whether the very same was shown with the very same draft. */
    private static boolean isShown(Told told, List<Answer> answers) {
        return answers.stream().anyMatch(answer -> told.isWithDraft(answer) && isPicked(answer));
    }

    private static boolean isPicked(Answer answer) {
        return answer.occasion() == Occasion.ORDER_SELECT;
    }

    private static boolean isAnswered(Answer answer) {
        return answer.feedback().isPresent();
    }

    private static boolean isAccepted(Answer answer) {
        return answer.feedback().filter(feedback -> !feedback.isOverride()).isPresent();
    }

    /** A decision that was taken knowingly, and is on record with its reason. */
    private static boolean isReasoned(Answer answer) {
        return answer.feedback()
                .filter(feedback -> feedback.isOverride() && feedback.reasoned())
                .isPresent();
    }

    private boolean isLatelyOverridden(Answer answer, Call call) {
        return answer.feedback()
                .filter(feedback -> feedback.isOverride()
                        && call.time().isBefore(feedback.received().plus(overrideSilence)))
                .isPresent();
    }

    void remember(Call call, CardContext context, List<Card> cards) {
        FindingIdentity identity = new FindingIdentity(context);
        List<Shown> shown = cards.stream()
                .flatMap(card -> card.findings().stream()
                        .flatMap(finding -> remembered(Told.of(finding, identity), call))
                        .map(finding ->
                                new Shown(card.uuid(), call.service().id(), occasion(call), finding, call.time())))
                .toList();
        if (!shown.isEmpty()) {
            reader(call).ifPresent(reader -> memory.remember(reader, shown));
        }
    }

    /** With its draft a finding is looked for at the signature only, and only as it was shown when the drug was picked. */
    private static Stream<String> remembered(Told told, Call call) {
        return occasion(call) == Occasion.ORDER_SELECT ? told.texts() : told.itself().or(told::withDraft).stream();
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
