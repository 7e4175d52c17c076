package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.List;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.Source;

/**
 * A final and dated level of cholesterol.
 *
 * @param sources what it was read from; of one day where it was worked out of several
 * @param how the formula by which it was worked out, empty for one that was measured
 */
record LipidLevel(BigDecimal value, String unit, List<Source> sources, String how) {

    LipidLevel {
        sources = List.copyOf(sources);
    }

    static LipidLevel of(Measurement result) {
        return new LipidLevel(result.value(), result.unit(), List.of(result.source()), "");
    }

    ClinicalTime time() {
        return sources.get(0).time().orElseThrow();
    }

    String reference() {
        return sources.get(0).reference();
    }

    String words() {
        return value.stripTrailingZeros().toPlainString() + " " + unit + ", " + time().day()
                + (how.isEmpty() ? "" : ", worked out by the formula of " + how);
    }
}
