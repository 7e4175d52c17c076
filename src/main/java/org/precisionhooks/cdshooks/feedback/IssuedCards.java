package org.precisionhooks.cdshooks.feedback;

import java.util.List;
import java.util.function.Supplier;
import org.precisionhooks.cdshooks.card.Card;

/** Port: remembers which cards were sent to whom, so that feedback can be counted by rule. */
@FunctionalInterface
public interface IssuedCards {

    /** Never fails: an answer does not wait for book-keeping. */
    void remember(List<IssuedCard> cards);

    /**
     * Does the work of a call so that all rows it leaves, those of the audit too, may share one commit. They are committed
     * before this returns, and also before it throws: what was asked and decided stays known whatever came after.
     */
    default List<Card> inOneCommit(Supplier<List<Card>> work) {
        return work.get();
    }
}
