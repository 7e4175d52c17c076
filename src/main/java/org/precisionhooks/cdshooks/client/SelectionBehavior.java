package org.precisionhooks.cdshooks.client;

import java.util.Locale;

/** How many suggestions of a card may be taken (CDS Hooks 2.0.1, card attributes). */
public enum SelectionBehavior {
    ANY,
    AT_MOST_ONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
