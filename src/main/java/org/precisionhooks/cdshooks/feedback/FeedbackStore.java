package org.precisionhooks.cdshooks.feedback;

import java.util.List;

/** Port: keeps feedback, each entry once, all of a batch or nothing. */
@FunctionalInterface
public interface FeedbackStore {

    void store(FeedbackBatch batch);

    /** Feedback of one client on the cards of one service. */
    record FeedbackBatch(String client, String service, List<FeedbackEntry> entries) {

        public FeedbackBatch {
            entries = List.copyOf(entries);
        }
    }
}
