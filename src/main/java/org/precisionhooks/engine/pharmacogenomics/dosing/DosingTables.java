package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionhooks.knowledge.Knowledge;

/**
 * The tables of dose equations and factors.
 *
 * @param equations the models
 * @param terms their coefficients
 * @param limits what an input may be
 * @param codes where inputs are found, by input and kind of record
 * @param alleles alleles that a model does not know and guidance does
 * @param factors shares of the usual start that an action asks for, by action
 */
record DosingTables(
        List<EquationRow> equations,
        List<TermRow> terms,
        Map<Term, LimitRow> limits,
        Map<Place, List<CodeRow>> codes,
        List<AlleleRow> alleles,
        Map<String, FactorRow> factors) {

    private static final String FOLDER = "pharmacogenomics/";

    /** How the sum of the terms becomes a dose. */
    enum Scale {
        SQUARE,
        EXP
    }

    /** A row of {@code dose_equations.tsv}; the error is the mean absolute one, in mg a week. */
    record EquationRow(
            String equation,
            String drug,
            String label,
            Scale scale,
            boolean perWeek,
            boolean genetic,
            Optional<BigDecimal> error,
            boolean shown) {}

    /** A row of {@code dose_terms.tsv}. */
    record TermRow(String equation, Term term, String level, BigDecimal coefficient) {}

    /** A row of {@code dose_limits.tsv}. */
    record LimitRow(
            Term term, String label, String unit, BigDecimal minimum, BigDecimal maximum, Optional<Integer> months) {

        boolean allows(double value) {
            return value >= minimum.doubleValue() && value <= maximum.doubleValue();
        }
    }

    /** Where an input is found. */
    enum Kind {
        MEASUREMENT,
        ANSWER,
        CONDITION,
        DRUG
    }

    /** An input in one kind of record. */
    record Place(Term term, Kind kind) {}

    /** A row of {@code dose_codes.tsv}. */
    record CodeRow(Term term, Kind kind, String system, String code, String display) {}

    /** A row of {@code dose_alleles.tsv}. */
    record AlleleRow(
            String drug,
            String gene,
            String allele,
            Optional<String> treatedAs,
            BigDecimal fromPercent,
            BigDecimal toPercent,
            boolean ancestryOnly) {}

    /** A row of {@code dose_factors.tsv}. */
    record FactorRow(
            String action,
            BigDecimal fromPercent,
            BigDecimal toPercent,
            Optional<BigDecimal> usualFrom,
            Optional<BigDecimal> usualTo,
            String unit,
            Optional<BigDecimal> maximum) {}

    static DosingTables of(Knowledge knowledge) {
        return new DosingTables(
                knowledge.table(FOLDER + "dose_equations", EquationRow.class).rows(),
                knowledge.table(FOLDER + "dose_terms", TermRow.class).rows(),
                knowledge.table(FOLDER + "dose_limits", LimitRow.class).rows().stream()
                        .collect(Collectors.toMap(LimitRow::term, row -> row)),
                knowledge.table(FOLDER + "dose_codes", CodeRow.class).rows().stream()
                        .collect(Collectors.groupingBy(row -> new Place(row.term(), row.kind()))),
                knowledge.table(FOLDER + "dose_alleles", AlleleRow.class).rows(),
                knowledge.table(FOLDER + "dose_factors", FactorRow.class).rows().stream()
                        .collect(Collectors.toMap(FactorRow::action, row -> row)));
    }

    LimitRow limit(Term term) {
        return Optional.ofNullable(limits.get(term)).orElseThrow();
    }

    List<CodeRow> codes(Term term, Kind kind) {
        return codes.getOrDefault(new Place(term, kind), List.of());
    }

    List<TermRow> terms(String equation) {
        return terms.stream().filter(row -> row.equation().equals(equation)).toList();
    }
}
