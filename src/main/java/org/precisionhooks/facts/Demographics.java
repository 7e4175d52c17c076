package org.precisionhooks.facts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who the patient is, as far as advice needs it: no name, no address.
 *
 * @param birthDate date of birth; a reduced precision is the first day of its span
 * @param sex administrative gender as recorded
 * @param birthDayKnown whether the day of birth is recorded; else an age may be up to a year less
 */
public record Demographics(Source source, Optional<LocalDate> birthDate, Sex sex, boolean birthDayKnown)
        implements Fact {

    /** Somebody whose date of birth, where there is one, is whole. */
    public Demographics(Source source, Optional<LocalDate> birthDate, Sex sex) {
        this(source, birthDate, sex, true);
    }

    /** Age in completed years on a day. */
    public Optional<Integer> ageOn(LocalDate day) {
        return birthDate
                .filter(birth -> !birth.isAfter(day))
                .map(birth -> birth.until(day).getYears());
    }

    /** The least age on a day: where the day of birth is not recorded, the last birthday may still be to come. */
    public Optional<Integer> leastAgeOn(LocalDate day) {
        return ageOn(day).map(age -> birthDayKnown ? age : Math.max(0, age - 1));
    }
}
