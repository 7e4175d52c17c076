package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.EquationTables.HorizonRow;
import org.precisionhooks.engine.cardiology.EquationTables.NeedRow;
import org.precisionhooks.engine.cardiology.RiskEquation.Result;

/**
 * One equation for one person: the inputs that it may use, and what it lacks.
 *
 * @param readings the usable inputs
 * @param gaps what is lacking or refused
 * @param years the horizons that the equation has for the person's age
 */
record Assessment(RiskEquation equation, Map<Input, Reading> readings, List<InputGap> gaps, List<Integer> years) {

    Assessment {
        readings = new EnumMap<>(readings);
        gaps = List.copyOf(gaps);
        years = List.copyOf(years);
    }

    static Assessment of(RiskEquation equation, Person person) {
        Map<Input, Reading> readings = new EnumMap<>(Input.class);
        List<InputGap> gaps = new ArrayList<>();
        person.excluded().ifPresent(gaps::add);
        Stream.of(Input.AGE, Input.MALE).forEach(input -> {
            person.input(input).reading().ifPresent(reading -> readings.put(input, reading));
            person.input(input).gap().ifPresent(gaps::add);
        });
        Optional<Reading> age = Optional.ofNullable(readings.get(Input.AGE));
        age.ifPresent(reading -> gaps.addAll(horizonGaps(equation, reading.value())));
        Set<Input> optional = equation.optional();
        for (NeedRow need : equation.needs()) {
            Found found = checked(equation, need, person.input(need.input()));
            found.reading().ifPresent(reading -> readings.put(need.input(), reading));
            found.gap()
                    .map(gap -> weighed(gap, optional.contains(need.input())))
                    .ifPresent(gaps::add);
        }
        return new Assessment(
                equation,
                readings,
                gaps,
                age.stream()
                        .flatMap(reading -> equation.horizonsAt(reading.value()).stream())
                        .map(HorizonRow::years)
                        .toList());
    }

    private static InputGap weighed(InputGap gap, boolean optional) {
        return new InputGap(gap.input(), gap.cause(), !optional, gap.words());
    }

    /** Horizons that the equation does not have at an age; all of them missing means that there is no risk to tell. */
    private static List<InputGap> horizonGaps(RiskEquation equation, double age) {
        boolean none = equation.horizonsAt(age).isEmpty();
        return equation.horizons().stream()
                .filter(horizon -> !horizon.holds(age))
                .map(horizon -> new InputGap(
                        Input.AGE.code(),
                        Cause.OUT_OF_RANGE,
                        none,
                        equation.row().title() + " tells the risk of " + horizon.years() + " years at ages "
                                + horizon.ageFrom() + " to " + horizon.ageTo() + "; the age is " + Reading.shown(age)))
                .toList();
    }

    /** A value outside of the range is refused, never moved into it. */
    private static Found checked(RiskEquation equation, NeedRow need, Found found) {
        Input input = need.input();
        boolean measured = !input.unit().isEmpty();
        boolean refused = found.reading()
                .filter(reading -> !need.holds(reading.value()) || (measured && reading.value() <= 0))
                .isPresent();
        if (!refused) {
            return found;
        }
        Reading reading = found.reading().orElseThrow();
        return measured
                ? Found.not(
                        input,
                        Cause.OUT_OF_RANGE,
                        reading.statement() + " is not what " + equation.row().title() + " was made for: "
                                + need.range() + " " + input.unit())
                : Found.not(
                        input,
                        Cause.NOT_APPLICABLE,
                        equation.row().title() + " is not for this person: " + reading.statement());
    }

    boolean isPossible() {
        return gaps.stream().noneMatch(InputGap::needed);
    }

    /** Whether there would be a risk to tell if the inputs were there: the equation is for people like this one. */
    boolean lacksInputs() {
        Set<String> person = Set.of(Input.AGE.code(), Input.MALE.code());
        return !isPossible()
                && gaps.stream()
                        .filter(InputGap::needed)
                        .noneMatch(gap -> gap.cause() == Cause.NOT_APPLICABLE || person.contains(gap.input()));
    }

    /** The risks with one input changed. */
    Result result(Input input, double value) {
        Map<Input, Double> values = values();
        values.put(input, value);
        return result(RiskInputs.of(values));
    }

    RiskInputs inputs() {
        return RiskInputs.of(values());
    }

    private Map<Input, Double> values() {
        Map<Input, Double> values = new EnumMap<>(Input.class);
        readings.forEach((input, reading) -> values.put(input, reading.value()));
        return values;
    }

    /** The risks for the person's age; only asked where they are possible. */
    Result result() {
        return result(inputs());
    }

    private Result result(RiskInputs inputs) {
        Result all = equation.compute(inputs);
        return new Result(
                all.model(),
                all.risks().stream()
                        .filter(risk -> years.contains(risk.years()))
                        .toList());
    }
}
