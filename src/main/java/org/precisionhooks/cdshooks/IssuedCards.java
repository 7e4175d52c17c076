package org.precisionhooks.cdshooks;

import java.util.List;

/** Port: remembers which cards were sent to whom, so that feedback can be counted by rule. */
@FunctionalInterface
public interface IssuedCards {

    /** Never fails: an answer does not wait for book-keeping. */
    void remember(List<IssuedCard> cards);
}
