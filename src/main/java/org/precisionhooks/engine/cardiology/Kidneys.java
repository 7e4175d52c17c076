package org.precisionhooks.engine.cardiology;

import java.time.LocalDate;
import java.util.Optional;
import org.precisionhooks.consent.ConsentedFacts;

/** Filtration: as reported by CKD-EPI 2021, else worked out by it from creatinine, else as reported by an older equation. */
final class Kidneys {

    private static final int BY_CKD_EPI_2021 = 1;

    private final InputTables tables;
    private final Measurements measurements;
    private final ConsentedFacts facts;
    private final LocalDate date;

    Kidneys(InputTables tables, Measurements measurements, ConsentedFacts facts, LocalDate date) {
        this.tables = tables;
        this.measurements = measurements;
        this.facts = facts;
        this.date = date;
    }

    /** A creatinine of a later day than the report is worked out; race is in none of it (doi 10.1056/NEJMoa2102953). */
    Found filtration() {
        Found reported = measurements.find(Input.EGFR, BY_CKD_EPI_2021);
        Optional<Reading> creatinine = measurements.find(Input.CREATININE).reading();
        boolean isLater = reported.reading()
                .map(one -> creatinine.filter(other -> days(other) < days(one)).isPresent())
                .orElse(true);
        return isLater ? workedOut(creatinine, reported) : reported;
    }

    private double days(Reading reading) {
        return reading.daysOn(date).orElse(Double.MAX_VALUE);
    }

    private Found workedOut(Optional<Reading> creatinine, Found reported) {
        Optional<Integer> years = facts.demographics().flatMap(one -> one.ageOn(date));
        Optional<InputTables.KidneyRow> row = facts.demographics()
                .flatMap(one -> tables.kidney().stream()
                        .filter(kidney -> kidney.sex() == one.sex())
                        .findFirst());
        if (creatinine.isEmpty() || years.isEmpty() || row.isEmpty()) {
            return reported.or(gap -> measurements.find(Input.EGFR));
        }
        double egfr = KidneyFunction.egfr(row.get(), creatinine.get().value(), years.get());
        return Person.derived(Input.EGFR, egfr, "Filtration by CKD-EPI 2021 from creatinine.", creatinine);
    }
}
