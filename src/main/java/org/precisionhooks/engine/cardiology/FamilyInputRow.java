package org.precisionhooks.engine.cardiology;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.precisionhooks.engine.cardiology.InputTables.State;

/** A row of {@code family_inputs.tsv}: which relatives make an input of an equation or a threshold. */
record FamilyInputRow(
        Input input,
        List<State> states,
        List<String> degrees,
        Optional<Integer> maleBelow,
        Optional<Integer> femaleBelow) {

    Family.Sought sought() {
        HashSet<Integer> all = new HashSet<>();
        degrees.forEach(degree -> all.add(Integer.valueOf(degree)));
        return new Family.Sought(Set.copyOf(states), all, age(maleBelow), age(femaleBelow));
    }

    static OptionalInt age(Optional<Integer> age) {
        return age.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
