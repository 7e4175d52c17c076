package org.precisionhooks.engine.cardiology.polygenic;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.precisionhooks.knowledge.Knowledge;

/** The figures of {@code cardiology/polygenic_limits.tsv}. */
public final class ScoreLimits {

    private final Map<Name, BigDecimal> values = new EnumMap<>(Name.class);

    /** What there are limits for. */
    public enum Name {
        /** The least share of a score's variants that must have a site in the genotypes. */
        LEAST_MATCHED,
        /** How many samples of one file must be called at a site, so that they tell how frequent an allele is. */
        LEAST_COHORT
    }

    /** A row of the table. */
    public record Row(Name name, BigDecimal value, String why) {}

    private ScoreLimits(Knowledge knowledge) {
        knowledge
                .table("cardiology/polygenic_limits", Row.class)
                .rows()
                .forEach(row -> values.put(row.name(), row.value()));
        if (!values.keySet().containsAll(Arrays.asList(Name.values()))) {
            throw new IllegalStateException("cardiology/polygenic_limits must hold each limit");
        }
    }

    public static ScoreLimits from(Knowledge knowledge) {
        return new ScoreLimits(knowledge);
    }

    public double leastMatched() {
        return value(Name.LEAST_MATCHED).doubleValue();
    }

    public int leastCohort() {
        return value(Name.LEAST_COHORT).intValueExact();
    }

    private BigDecimal value(Name name) {
        return values.getOrDefault(name, BigDecimal.ZERO);
    }
}
