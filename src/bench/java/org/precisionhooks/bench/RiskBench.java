package org.precisionhooks.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.precisionhooks.engine.cardiology.Input;
import org.precisionhooks.engine.cardiology.RiskEquation;
import org.precisionhooks.engine.cardiology.RiskEquations;
import org.precisionhooks.engine.cardiology.RiskInputs;
import org.precisionhooks.knowledge.Knowledge;

/** What all models of PREVENT cost for one patient, five times ten risks; the bar is 20 microseconds. */
public final class RiskBench {

    private static final int ROUNDS = 40;
    private static final int RUNS = 20_000;
    private static final double NANOS_A_MICROSECOND = 1e3;

    private RiskBench() {}

    public static void main(String[] args) {
        RiskEquation prevent =
                RiskEquations.from(Knowledge.builtIn()).named("prevent").orElseThrow();
        double[] rounds = new double[ROUNDS];
        double sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int run = 0; run < RUNS; run++) {
                sink += prevent.computeAll(inputs(run)).get(0).risks().get(0).probability();
            }
            rounds[round] = (System.nanoTime() - start) / NANOS_A_MICROSECOND / RUNS;
        }
        Arrays.sort(rounds);
        System.out.printf(
                "All models of PREVENT for one patient: median %.2f, slowest round %.2f microseconds (sum %.1f)%n",
                rounds[ROUNDS / 2], rounds[ROUNDS - 1], sink);
    }

    private static RiskInputs inputs(int run) {
        Map<Input, Double> given = new EnumMap<>(Input.class);
        given.put(Input.MALE, (double) (run % 2));
        given.put(Input.AGE, 30.0 + run % 30);
        given.put(Input.TOTAL_CHOLESTEROL, 150.0 + run % 100);
        given.put(Input.HDL, 40.0 + run % 30);
        given.put(Input.SBP, 100.0 + run % 70);
        given.put(Input.BMI, 20.0 + run % 15);
        given.put(Input.EGFR, 40.0 + run % 70);
        given.put(Input.DIABETES, (double) (run % 2));
        given.put(Input.SMOKING, (double) (run % 3 == 0 ? 1 : 0));
        given.put(Input.BP_TREATMENT, (double) (run % 2));
        given.put(Input.STATIN, (double) (run % 2));
        given.put(Input.HBA1C, 5.0 + run % 5);
        given.put(Input.UACR, 1.0 + run % 200);
        given.put(Input.SDI, 1.0 + run % 10);
        return RiskInputs.of(given);
    }
}
