package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.knowledge.Knowledge;

/** LDL cholesterol worked out from total and HDL cholesterol and triglycerides, where none was measured. */
final class LdlFormulas {

    private final List<FormulaRow> enabled;

    /** A row of {@code ldl_formulas.tsv}. */
    record FormulaRow(
            String formula,
            BigDecimal totalOver,
            BigDecimal hdlOver,
            BigDecimal triglycerideOver,
            Optional<BigDecimal> productOver,
            Optional<BigDecimal> squareOver,
            BigDecimal minus,
            BigDecimal upTo,
            boolean exclusive,
            boolean enabled) {

        boolean fits(double triglyceride) {
            return exclusive ? triglyceride < upTo.doubleValue() : triglyceride <= upTo.doubleValue();
        }

        double of(double total, double hdl, double triglyceride) {
            double fat = triglyceride / triglycerideOver.doubleValue()
                    + over(triglyceride * (total - hdl), productOver)
                    - over(triglyceride * triglyceride, squareOver);
            return total / totalOver.doubleValue() - hdl / hdlOver.doubleValue() - fat - minus.doubleValue();
        }

        private static double over(double value, Optional<BigDecimal> divisor) {
            return divisor.map(one -> value / one.doubleValue()).orElse(0.0);
        }
    }

    private LdlFormulas(List<FormulaRow> enabled) {
        this.enabled = List.copyOf(enabled);
    }

    static LdlFormulas from(Knowledge knowledge) {
        return new LdlFormulas(knowledge.table("cardiology/ldl_formulas", FormulaRow.class).rows().stream()
                .filter(FormulaRow::enabled)
                .toList());
    }

    /** The first that is made for triglycerides of this height. */
    Optional<FormulaRow> fitting(double triglyceride) {
        return enabled.stream().filter(row -> row.fits(triglyceride)).findFirst();
    }
}
