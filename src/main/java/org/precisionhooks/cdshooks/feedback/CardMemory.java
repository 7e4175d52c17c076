package org.precisionhooks.cdshooks.feedback;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.precisionhooks.engine.Occasion;

/**
 * Port: remembers to whom which finding was shown, and what they answered. It never fails: what is not known was not
 * shown, so that a failure repeats a card and never hides one.
 */
public interface CardMemory {

    /** Remembers nothing, so that everything is said each time. */
    CardMemory NONE = new CardMemory() {
        @Override
        public List<Answer> answers(Reader reader, Collection<String> findings) {
            return List.of();
        }

        @Override
        public Set<Drafted> unanswered(Reader reader, Collection<Drafted> findings, Occasion at, Instant since) {
            return Set.of();
        }

        @Override
        public void remember(Reader reader, List<Shown> shown) {
            // nothing is kept
        }
    };

    /**
     * What that user answered to cards with these findings.
     *
     * @param findings what {@code FindingIdentity} says of them
     */
    List<Answer> answers(Reader reader, Collection<String> findings);

    /** Which of these findings, about the same drafts, were shown to that user at such a moment since then and not answered. */
    Set<Drafted> unanswered(Reader reader, Collection<Drafted> findings, Occasion at, Instant since);

    void remember(Reader reader, List<Shown> shown);

    /**
     * A finding about a draft.
     *
     * @param finding what {@code FindingIdentity} says of it
     * @param draft what {@code FindingIdentity} says of the draft
     */
    record Drafted(String finding, String draft) {}

    /**
     * Whom cards are shown to.
     *
     * @param client the client that shows them
     * @param user the user, {@code Practitioner/abc}
     */
    record Reader(String client, String user) {

        /** Without content, so that no user reaches a log. */
        @Override
        public String toString() {
            return "Reader";
        }
    }

    /**
     * Feedback on a card.
     *
     * @param finding what {@code FindingIdentity} says of it
     * @param occasion when the card was shown
     * @param received when the feedback came
     * @param reasoned whether the user said why, in a code or in words
     */
    record Answer(String finding, Occasion occasion, FeedbackOutcome outcome, Instant received, boolean reasoned) {

        /** An answer that gives no reason. */
        public Answer(String finding, Occasion occasion, FeedbackOutcome outcome, Instant received) {
            this(finding, occasion, outcome, received, false);
        }
    }

    /**
     * A finding that is shown.
     *
     * @param card the card that tells it
     * @param service the service that was called
     * @param finding what {@code FindingIdentity} says of it; it holds patient data and is never kept as it is
     * @param draft the same of the draft that it is about, if it is about one
     */
    record Shown(UUID card, String service, Occasion occasion, String finding, Optional<String> draft, Instant time) {}
}
