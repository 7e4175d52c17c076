package org.precisionhooks.engine.cardiology;

import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
import org.precisionhooks.engine.cardiology.Thresholds.Threshold;

/**
 * What was worked out of an assessment, before it is put into words.
 *
 * @param model the model that was used, empty where there is no risk to tell
 * @param met the confirmed thresholds that hold
 * @param beside what is known of the person that the equation does not take
 */
record WorkedRisk(
        Assessment assessment,
        String model,
        List<RiskEstimate> estimates,
        List<InputGap> gaps,
        List<RiskChange> changes,
        List<Threshold> met,
        List<Reading> beside) {

    WorkedRisk {
        estimates = List.copyOf(estimates);
        gaps = List.copyOf(gaps);
        changes = List.copyOf(changes);
        met = List.copyOf(met);
        beside = List.copyOf(beside);
    }

    EquationRow row() {
        return assessment.equation().row();
    }

    Stream<Threshold> met(Thresholds.Kind kind) {
        return met.stream().filter(one -> one.row().kind() == kind);
    }
}
