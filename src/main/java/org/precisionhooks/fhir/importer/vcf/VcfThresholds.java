package org.precisionhooks.fhir.importer.vcf;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of {@code genomics/vcf_thresholds.tsv}. */
final class VcfThresholds {

    private final Map<Name, BigDecimal> values = new EnumMap<>(Name.class);

    VcfThresholds(List<Row> rows) {
        rows.forEach(row -> values.put(row.name(), row.value()));
        if (!values.keySet().containsAll(Arrays.asList(Name.values()))) {
            throw new IllegalStateException("genomics/vcf_thresholds must hold each threshold");
        }
    }

    /** What there are thresholds for. */
    public enum Name {
        HOMOPLASMIC_ABOVE,
        REFERENCE_QUALITY,
        REFERENCE_DEPTH
    }

    /** A row of the table. */
    public record Row(Name name, BigDecimal value, String why) {}

    boolean isHomoplasmic(BigDecimal fraction) {
        return fraction.compareTo(value(Name.HOMOPLASMIC_ABOVE)) > 0;
    }

    /** Whether a call of the reference is good enough; what the file does not state is not held against it. */
    boolean isGood(SampleValues sample) {
        return isEnough(sample.number("GQ", "RGQ").orElse(Integer.MAX_VALUE), Name.REFERENCE_QUALITY)
                && isEnough(sample.number("MIN_DP", "DP").orElse(Integer.MAX_VALUE), Name.REFERENCE_DEPTH);
    }

    private boolean isEnough(int number, Name least) {
        return BigDecimal.valueOf(number).compareTo(value(least)) >= 0;
    }

    private BigDecimal value(Name name) {
        return values.getOrDefault(name, BigDecimal.ZERO);
    }
}
