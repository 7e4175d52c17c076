package org.precisionhooks.facts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who the patient is, as far as advice needs it: no name, no address.
 *
 * @param birthDate date of birth; a reduced precision is the first day of its span
 * @param sex administrative gender as recorded
 */
public record Demographics(Source source, Optional<LocalDate> birthDate, Sex sex) implements Fact {

    /** Age in completed years on a day. */
    public Optional<Integer> ageOn(LocalDate day) {
        return birthDate
                .filter(birth -> !birth.isAfter(day))
                .map(birth -> birth.until(day).getYears());
    }
}
