package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.precisionhooks.cdshooks.card.Card;

/** The answer to a hook call; no card means no guidance (checklist 20). */
record CardsAnswer(@JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards) {

    CardsAnswer {
        cards = List.copyOf(cards);
    }
}
