package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
import org.precisionhooks.engine.cardiology.EquationTables.HorizonRow;
import org.precisionhooks.engine.cardiology.EquationTables.NeedRow;
import org.precisionhooks.engine.cardiology.EquationTables.Strata;

/** A published equation with all its models. It computes; whether its inputs may be used is asked before. */
public final class RiskEquation {

    private final EquationRow row;
    private final List<HorizonRow> horizons;
    private final List<NeedRow> needs;
    private final List<Covariate> covariates;
    private final List<RiskModel> models;

    RiskEquation(
            EquationRow row,
            List<HorizonRow> horizons,
            List<NeedRow> needs,
            List<Covariate> covariates,
            List<RiskModel> models) {
        this.row = row;
        this.horizons = List.copyOf(horizons);
        this.needs = List.copyOf(needs);
        this.covariates = List.copyOf(covariates);
        this.models = models.stream()
                .sorted(Comparator.comparingInt(model -> model.optional().size()))
                .toList();
    }

    /**
     * A risk by one model.
     *
     * @param outcome what may happen, {@code ascvd}
     * @param years within which time
     * @param probability from 0 to 1
     */
    public record Risk(String outcome, int years, double probability) {}

    /**
     * What an equation says.
     *
     * @param model the model that was used, {@code base}
     */
    public record Result(String model, List<Risk> risks) {

        public Result {
            risks = List.copyOf(risks);
        }
    }

    public String code() {
        return row.equation();
    }

    EquationRow row() {
        return row;
    }

    List<HorizonRow> horizons() {
        return horizons;
    }

    List<NeedRow> needs() {
        return needs;
    }

    /** Inputs without which some model can do. */
    Set<Input> optional() {
        Set<Input> optional = new HashSet<>();
        models.forEach(model -> optional.addAll(model.optional()));
        return optional;
    }

    /**
     * By the model for the optional inputs that are there, the smallest that takes them all; for every horizon, also those
     * that the equation does not have for people of this age.
     */
    public Result compute(RiskInputs inputs) {
        String stratum = stratum(inputs);
        return models.stream()
                .filter(model -> model.stratum().equals(stratum))
                .filter(model -> takesAll(model, inputs))
                .findFirst()
                .map(model -> result(model, covariates(inputs)))
                .orElseThrow(() -> new IllegalArgumentException("No model for these inputs"));
    }

    /** Every model of the person's group, for comparison and measurement. */
    public List<Result> computeAll(RiskInputs inputs) {
        String stratum = stratum(inputs);
        double[] values = covariates(inputs);
        return models.stream()
                .filter(model -> model.stratum().equals(stratum))
                .map(model -> result(model, values))
                .toList();
    }

    private boolean takesAll(RiskModel model, RiskInputs inputs) {
        return optional().stream()
                .allMatch(input -> !inputs.has(input) || model.optional().contains(input));
    }

    private double[] covariates(RiskInputs inputs) {
        double[] values = new double[covariates.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = covariates.get(i).of(inputs);
        }
        return values;
    }

    private static Result result(RiskModel model, double[] covariates) {
        double[] risks = model.risks(covariates);
        List<Risk> told = new ArrayList<>(risks.length);
        for (int i = 0; i < risks.length; i++) {
            RiskFunction function = model.functions().get(i);
            told.add(new Risk(function.outcome(), function.years(), risks[i]));
        }
        return new Result(model.name(), told);
    }

    /** The horizons that the equation has for people of an age. */
    List<HorizonRow> horizonsAt(double age) {
        return horizons.stream().filter(horizon -> horizon.holds(age)).toList();
    }

    private String stratum(RiskInputs inputs) {
        if (row.strata() == Strata.NONE) {
            return "all";
        }
        String sex = inputs.value(Input.MALE) == 1 ? "male" : "female";
        if (row.strata() == Strata.SEX) {
            return sex;
        }
        return sex + (inputs.value(Input.BLACK) == 1 ? "-black" : "-white-other");
    }
}
