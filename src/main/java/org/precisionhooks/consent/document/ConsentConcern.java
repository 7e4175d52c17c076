package org.precisionhooks.consent.document;

import java.util.Locale;

/** What is doubtful about a Consent that is being written (consent.md sections 6 and 7). */
public enum ConsentConcern {
    /** A root permit of some data closes all others. */
    ROOT_LIMITS("A permit at the root names data, so that it closes all other data for its purposes."),
    UNKNOWN_CODE("A code or code system is not known: a deny counts all the same, a permit does not."),
    UNRELIABLE("It cannot be relied on: nothing is permitted as long as it is active."),
    DOUBTFUL_SUCCESSION("Another active Consent of the patient denies, and this one does not replace it."),
    UNRESOLVED_ACTOR("An actor is not named by a reference or an identifier: a deny may be meant for anybody.");

    private final String words;

    ConsentConcern(String words) {
        this.words = words;
    }

    /** The code, such as {@code root-limits}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }
}
