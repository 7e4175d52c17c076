package org.precisionhooks.facts;

/**
 * What the patient wants, refuses or has laid down.
 *
 * @param about the treatment or thing that it speaks of, {@link Concept#NONE} when only its words say it
 * @param words what is recorded, for a person to read
 */
public record Preference(Source source, Kind kind, Concept about, String words) implements Fact {

    /** The kinds of wishes. */
    public enum Kind {
        /** A treatment that was offered and declined. */
        REFUSAL,
        /** A preference about treatment (LOINC 75773-2). */
        TREATMENT,
        /** A preference about the experience of care (LOINC 95541-9). */
        EXPERIENCE,
        /** A goal that is pursued. */
        GOAL,
        /** An advance directive. */
        DIRECTIVE
    }
}
