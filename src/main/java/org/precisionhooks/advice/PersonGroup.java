package org.precisionhooks.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.facts.Ancestry;
import org.precisionhooks.facts.Communication;
import org.precisionhooks.facts.Sex;

/**
 * The coarse groups to which somebody belongs of whom advice was given, as far as consent lets it be known; never more than
 * that is counted.
 *
 * @param age the band of age
 * @param sex as recorded
 * @param language primary subtag of the preferred language, {@code unknown} when none is recorded
 * @param ancestry race or ethnicity as recorded, {@code unknown} when none is
 */
public record PersonGroup(AgeBand age, Sex sex, String language, String ancestry) {

    private static final String NOT_RECORDED = "unknown";

    public static final PersonGroup UNKNOWN = new PersonGroup(AgeBand.UNKNOWN, Sex.UNKNOWN, NOT_RECORDED, NOT_RECORDED);

    /** The same, speaking another language. */
    public PersonGroup speaking(String other) {
        return new PersonGroup(age, sex, other, ancestry);
    }

    /** Bands of age in completed years. */
    public enum AgeBand {
        UNKNOWN(-1),
        UNDER_18(0),
        FROM_18(18),
        FROM_40(40),
        FROM_60(60),
        FROM_75(75);

        private final int from;

        AgeBand(int from) {
            this.from = from;
        }

        static AgeBand of(int age) {
            AgeBand band = UNKNOWN;
            for (AgeBand one : values()) {
                band = one.from >= 0 && age >= one.from ? one : band;
            }
            return band;
        }
    }

    static PersonGroup of(ConsentedFacts facts, LocalDate day) {
        return new PersonGroup(
                facts.demographics()
                        .flatMap(one -> one.ageOn(day))
                        .map(AgeBand::of)
                        .orElse(AgeBand.UNKNOWN),
                facts.demographics().map(one -> one.sex()).orElse(Sex.UNKNOWN),
                only(facts.all(Communication.class).stream().map(Communication::language)),
                only(facts.all(Ancestry.class).stream().map(Ancestry::group)));
    }

    private static String only(Stream<String> recorded) {
        List<String> all = recorded.distinct().toList();
        return all.size() == 1 ? all.get(0) : NOT_RECORDED;
    }
}
