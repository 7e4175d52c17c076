package org.precisionhooks.facts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the patient wants, refuses or has laid down.
 *
 * @param about the treatment or thing that it speaks of, {@link Concept#NONE} when only its words say it
 * @param words what is recorded, for a person to read
 * @param until the day from which it is to be asked about again, where the site sets one
 */
public record Preference(Source source, Kind kind, Concept about, String words, Optional<LocalDate> until)
        implements Fact {

    /** A wish that holds until another is recorded. */
    public Preference(Source source, Kind kind, Concept about, String words) {
        this(source, kind, about, words, Optional.empty());
    }

    /** Whether it is to be heeded on a day. */
    public boolean holdsOn(LocalDate day) {
        return until.map(day::isBefore).orElse(true);
    }

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
