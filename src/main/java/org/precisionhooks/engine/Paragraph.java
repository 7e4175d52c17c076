package org.precisionhooks.engine;

/**
 * One part of a finding's explanation.
 *
 * @param kind what the part tells
 * @param text plain text, no markup
 */
public record Paragraph(Kind kind, String text) {

    /** The parts of an explanation, in the order in which a card shows them. */
    public enum Kind {
        FOUND("Found"),
        MEANING("What it means"),
        ADVICE("What to do"),
        CHANGE("What would change it"),
        CERTAINTY("How sure"),
        OTHER_GUIDANCE("Other guidance"),
        ALTERNATIVES("Alternatives"),
        WISH("What the patient wants"),
        CAVEAT("Note");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
