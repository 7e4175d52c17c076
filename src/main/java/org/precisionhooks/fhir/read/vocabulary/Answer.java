package org.precisionhooks.fhir.read.vocabulary;

import org.precisionhooks.facts.Presence;

/** Answer to whether something was found. */
public enum Answer {
    POSITIVE,
    NEGATIVE,
    INDETERMINATE;

    public Presence presence() {
        return switch (this) {
            case POSITIVE -> Presence.PRESENT;
            case NEGATIVE -> Presence.ABSENT;
            case INDETERMINATE -> Presence.INDETERMINATE;
        };
    }
}
