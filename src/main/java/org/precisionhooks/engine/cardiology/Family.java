package org.precisionhooks.engine.cardiology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.InputTables.RelativeRow;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.facts.FamilyHistory;
import org.precisionhooks.facts.FamilyHistory.RelativeCondition;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;

/** What relatives have: by degree, condition and the age at which it began. An absent relative says nothing. */
final class Family {

    private final InputTables tables;
    private final List<FamilyHistory> relatives;

    Family(InputTables tables, ConsentedFacts facts) {
        this.tables = tables;
        this.relatives = facts.all(FamilyHistory.class);
    }

    /** Whether any relative is known of. */
    boolean isKnown() {
        return !relatives.isEmpty();
    }

    /**
     * Which relatives are looked for.
     *
     * @param degrees 1 is parents, siblings and children
     * @param maleBelow began before this age in a man; empty is at any age
     * @param femaleBelow the same in a woman
     */
    record Sought(Set<State> states, Set<Integer> degrees, OptionalInt maleBelow, OptionalInt femaleBelow) {
        Sought {
            states = Set.copyOf(states);
            degrees = Set.copyOf(degrees);
        }

        /** Where the sex is not known the lower of the two ages counts. */
        private boolean isEarly(RelativeCondition condition, Sex sex) {
            if (maleBelow.isEmpty() || femaleBelow.isEmpty()) {
                return true;
            }
            int lower = Math.min(maleBelow.getAsInt(), femaleBelow.getAsInt());
            int below = sex == Sex.MALE ? maleBelow.getAsInt() : sex == Sex.FEMALE ? femaleBelow.getAsInt() : lower;
            return condition.onsetAge().filter(age -> age < below).isPresent();
        }
    }

    /** A relative that was found, in words. */
    record Relative(String words, Source source) {}

    List<Relative> find(Sought sought) {
        return relatives.stream()
                .flatMap(one -> matches(one, sought).map(condition -> relative(one, condition)))
                .toList();
    }

    private Stream<RelativeCondition> matches(FamilyHistory relative, Sought sought) {
        Optional<RelativeRow> row = row(relative);
        if (row.filter(one -> sought.degrees().contains(one.degree())).isEmpty()) {
            return Stream.empty();
        }
        Sex sex = relative.sex() == Sex.UNKNOWN ? row.get().sex() : relative.sex();
        return relative.conditions().stream()
                .filter(condition -> sought.states().stream().anyMatch(state -> tables.is(state, condition.concept())))
                .filter(condition -> sought.isEarly(condition, sex));
    }

    private Optional<RelativeRow> row(FamilyHistory relative) {
        return tables.relatives().stream()
                .filter(row -> row.names(relative.relationship()))
                .findFirst();
    }

    private Relative relative(FamilyHistory relative, RelativeCondition condition) {
        String age = condition
                .onsetAge()
                .map(years -> " at " + years + " years or earlier")
                .orElse("");
        String who = row(relative)
                .map(RelativeRow::display)
                .orElse(relative.relationship().label());
        return new Relative(who + ": " + condition.concept().label() + age, relative.source());
    }

    /** 1 where such a relative is known; nobody known of is a gap, never no. */
    Found input(Input input, Sought sought) {
        List<Relative> found = find(sought);
        if (found.isEmpty()) {
            return Found.not(
                    input,
                    Cause.MISSING,
                    isKnown()
                            ? "None is recorded of the relatives on file: " + input.label()
                            : "No family history in the record");
        }
        return Found.of(new Reading(
                1,
                input.label() + " ("
                        + String.join("; ", found.stream().map(Relative::words).toList()) + ")",
                found.stream().map(Relative::source).distinct().toList(),
                List.of()));
    }
}
