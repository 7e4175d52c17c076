package org.precisionhooks.cdshooks.feedback;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Coding;

/**
 * What became of one card.
 *
 * @param card the card's uuid as the client knows it; some clients send other ids
 * @param time when, to the microsecond
 * @param overrides why it was not followed, as far as that was told; the first reason first
 */
public record FeedbackEntry(String card, FeedbackOutcome outcome, OffsetDateTime time, List<OverrideReport> overrides) {

    public FeedbackEntry {
        overrides = List.copyOf(overrides);
    }

    /** Without content: the comment may hold patient data. */
    @Override
    public String toString() {
        return "FeedbackEntry[" + outcome + "]";
    }

    /**
     * Why a card was not followed.
     *
     * @param comment the user's words, which may hold patient data; empty when none
     * @param extension JSON of a client's own reason, empty when none
     */
    public record OverrideReport(Optional<Coding> reason, String comment, String extension) {}
}
