package org.precisionhooks.fhir.operation.statistics;

import java.time.Instant;
import java.util.List;
import org.precisionhooks.facts.Coding;

/** Port: counts which cards were sent and what became of them. Nothing of a patient is in the counts. */
public interface CardStatistics {

    /** The cards sent in a period, one row a rule and service, in their order. */
    List<CardCount> counts(Period period);

    /** Feedback received in a period on cards that this server does not know, or did not send to that client and service. */
    long feedbackOnUnknownCards(Period period);

    /** The latest comments on cards sent in a period, as plain text on one line; they may hold patient data. */
    List<Comment> comments(Period period, int most);

    /**
     * A span of time.
     *
     * @param start first instant
     * @param end first instant after it
     */
    record Period(Instant start, Instant end) {}

    /**
     * What became of the cards of one rule at one service; the last answer to a card counts.
     *
     * @param reasons why cards were overridden; one answer may give several
     */
    record CardCount(
            String rule, String service, long shown, long accepted, long overridden, List<ReasonCount> reasons) {

        public CardCount {
            reasons = List.copyOf(reasons);
        }

        long unanswered() {
            return shown - accepted - overridden;
        }
    }

    /**
     * How often a reason was given.
     *
     * @param reason the code, empty where a reason was given without one
     */
    record ReasonCount(Coding reason, long count) {}

    /** A user's words on a card. */
    record Comment(String rule, String service, Instant time, String text) {}
}
