package org.precisionhooks.engine.cardiology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Sex;

/** One person's inputs, as the permitted record tells them on a day. */
final class Person {

    private final InputTables tables;
    private final ConsentedFacts facts;
    private final LocalDate date;
    private final Measurements measurements;
    private final Recorded recorded;
    private final Treatments treatments;
    private final Family family;
    private final Lipids lipids;
    private final Kidneys kidneys;
    private final Map<Input, Found> found = new ConcurrentHashMap<>();

    Person(InputTables tables, DrugDictionary drugs, ConsentedFacts facts, LocalDate date) {
        this.tables = tables;
        this.facts = facts;
        this.date = date;
        this.measurements = new Measurements(tables, facts, date);
        this.recorded = new Recorded(tables, facts, date);
        this.treatments = new Treatments(tables, drugs, facts);
        this.family = new Family(tables, facts);
        this.lipids = new Lipids(tables, measurements);
        this.kidneys = new Kidneys(tables, measurements, facts, date);
    }

    InputTables tables() {
        return tables;
    }

    ConsentedFacts facts() {
        return facts;
    }

    LocalDate date() {
        return date;
    }

    Recorded recorded() {
        return recorded;
    }

    Treatments treatments() {
        return treatments;
    }

    Family family() {
        return family;
    }

    Found input(Input input) {
        Found known = found.get(input);
        if (known == null) {
            // not computeIfAbsent: one input may be made of others
            known = look(input);
            found.put(input, known);
        }
        return known;
    }

    /** Why no risk of a first event is worked out, whatever the inputs are. */
    Optional<InputGap> excluded() {
        return recorded.excluded();
    }

    private Found look(Input input) {
        return switch (input) {
            case AGE -> age();
            case MALE -> sex();
            case SDI -> measurements.find(input).or(gap -> tables.deprivation().of(facts, gap));
            case BMI -> measurements.find(input).or(this::bodyMassIndex);
            case EGFR -> kidneys.filtration();
            case LDL -> measurements.find(input).or(lipids::ldl);
            case SMOKING, PREGNANCY -> recorded.answer(input);
            case DIABETES -> recorded.diabetes();
            case DIABETES_AGE -> recorded.diabetesAge();
            case BP_TREATMENT, STATIN, LIPID_TREATMENT -> treatments.now(input);
            case KIDNEY_DISEASE -> recorded.disease(input, State.KIDNEY_DISEASE);
            case CARDIOVASCULAR_DISEASE -> recorded.disease(input, State.CARDIOVASCULAR_DISEASE);
            case FAMILY_HISTORY_MI, FAMILY_HISTORY_EARLY -> relatives(input);
            case BLACK, CHINESE, HISPANIC -> race(input);
            case NON_HDL -> measurements.find(input).or(lipids::nonHdl);
            case CHOLESTEROL_RATIO -> Found.not(input, Cause.MISSING, "Worked out with the equation");
            // All others are results or answers under the codes of their table, and nothing else.
            default -> measurements.find(input);
        };
    }

    private Found age() {
        Optional<Demographics> patient = facts.demographics();
        return patient.flatMap(one -> one.ageOn(date))
                .map(years -> Found.of(Reading.of(
                        Input.AGE, years, List.of(patient.orElseThrow().source()), age(patient.orElseThrow()))))
                .orElseGet(() -> Found.not(Input.AGE, Cause.MISSING, "No date of birth in the record"));
    }

    private static List<String> age(Demographics patient) {
        return patient.birthDayKnown()
                ? List.of()
                : List.of("The day of birth is not recorded; the age may be up to a year less.");
    }

    private Found sex() {
        return facts.demographics()
                .filter(one -> one.sex() == Sex.FEMALE || one.sex() == Sex.MALE)
                .map(one -> Found.of(new Reading(
                        one.sex() == Sex.MALE ? 1 : 0,
                        one.sex() == Sex.MALE ? "male" : "female",
                        List.of(one.source()),
                        List.of())))
                .orElseGet(() -> Found.not(
                        Input.MALE, Cause.MISSING, "The equations are for men and women; the record says neither"));
    }

    /** Never assumed: only where a site has named the question and the answers that state it. */
    private Found race(Input input) {
        return tables.codes(input).isEmpty()
                ? Found.not(input, Cause.MISSING, "Race is not read from the record")
                : recorded.answer(input);
    }

    private Found relatives(Input input) {
        return tables.family().stream()
                .filter(row -> row.input() == input)
                .findFirst()
                .map(row -> family.input(input, row.sought()))
                .orElseGet(() -> Found.not(input, Cause.MISSING, "No table says which relatives count"));
    }

    private Found bodyMassIndex(InputGap gap) {
        Optional<Reading> weight = measurements.find(Input.WEIGHT).reading();
        Optional<Reading> height = measurements.find(Input.HEIGHT).reading();
        if (weight.isEmpty() || height.isEmpty()) {
            return new Found(Optional.empty(), Optional.of(gap));
        }
        double metres = height.get().value() / 100;
        return derived(Input.BMI, weight.get().value() / (metres * metres), "From weight and height.", weight, height);
    }

    /** An input that is worked out of others, with what must be said of those. */
    @SafeVarargs
    static Found derived(Input input, double value, String how, Optional<Reading>... from) {
        List<Reading> readings = Stream.of(from).flatMap(Optional::stream).toList();
        List<String> notes = new ArrayList<>(List.of(how));
        readings.forEach(one -> notes.addAll(one.notes()));
        return Found.of(Reading.of(
                input,
                value,
                readings.stream()
                        .flatMap(one -> one.sources().stream())
                        .sorted(Comparator.comparing(source -> source.reference()))
                        .toList(),
                notes));
    }
}
