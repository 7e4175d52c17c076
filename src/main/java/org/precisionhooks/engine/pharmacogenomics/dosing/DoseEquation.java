package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.EquationRow;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.Scale;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.TermRow;

/** One published equation: a sum of terms, squared or exponentiated. */
final class DoseEquation {

    static final int DAYS_A_WEEK = 7;

    private final EquationRow row;
    private final Map<Term, List<TermRow>> terms = new LinkedHashMap<>();

    DoseEquation(EquationRow row, List<TermRow> rows) {
        this.row = row;
        rows.forEach(term ->
                terms.computeIfAbsent(term.term(), none -> new ArrayList<>()).add(term));
    }

    EquationRow row() {
        return row;
    }

    /**
     * What an equation came to.
     *
     * @param weekly mg a week; not a number when refused
     * @param used the inputs, told
     * @param problems why it was refused; none when it was not
     */
    record Result(double weekly, List<String> used, List<String> problems) {

        Result {
            used = List.copyOf(used);
            problems = List.copyOf(problems);
        }
    }

    Result of(Function<Term, DoseInput> inputs) {
        List<String> used = new ArrayList<>(terms.size());
        List<String> problems = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<Term, List<TermRow>> term : terms.entrySet()) {
            if (term.getKey() == Term.INTERCEPT) {
                sum += term.getValue().get(0).coefficient().doubleValue();
                continue;
            }
            DoseInput input = inputs.apply(term.getKey());
            if (input.problem().isPresent()) {
                addOnce(input.problem().get(), problems);
            } else {
                addOnce(input.words(), used);
                sum += contribution(term.getKey(), term.getValue(), input, problems);
            }
        }
        return new Result(problems.isEmpty() ? weekly(sum) : Double.NaN, used, problems);
    }

    /** Several terms may come of one result. */
    private static void addOnce(String words, List<String> told) {
        if (!told.contains(words)) {
            told.add(words);
        }
    }

    private static double contribution(Term term, List<TermRow> rows, DoseInput input, List<String> problems) {
        if (!term.isLevel()) {
            return rows.get(0).coefficient().doubleValue() * input.value();
        }
        for (TermRow row : rows) {
            if (row.level().equals(input.level())) {
                return row.coefficient().doubleValue();
            }
        }
        addOnce("the model knows no " + input.words(), problems);
        return 0;
    }

    private double weekly(double sum) {
        double dose = row.scale() == Scale.SQUARE ? sum * sum : Math.exp(sum);
        return row.perWeek() ? dose : dose * DAYS_A_WEEK;
    }

    /** The levels of a term, e.g. the ancestries that a model tells apart. */
    List<String> levels(Term term) {
        return terms.getOrDefault(term, List.of()).stream().map(TermRow::level).toList();
    }
}
