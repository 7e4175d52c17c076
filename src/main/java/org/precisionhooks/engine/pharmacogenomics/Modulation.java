package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Drugs that slow a gene's enzyme down or speed it up, and what that does to an activity score.
 *
 * @param modulators the drugs, a row for each source
 * @param factors what a strength does to the score of a gene
 */
record Modulation(List<ModulatorRow> modulators, List<FactorRow> factors) {

    /** What a drug does to an enzyme. */
    enum Kind {
        INHIBITOR,
        INDUCER
    }

    /** How much; the strongest first. */
    enum Strength {
        STRONG,
        MODERATE,
        WEAK
    }

    /** A row of {@code modulators.tsv}. */
    record ModulatorRow(String gene, Kind kind, Strength strength, String drug, String name, String source) {

        String words() {
            return name + " (" + strength.name().toLowerCase(Locale.ROOT) + " "
                    + kind.name().toLowerCase(Locale.ROOT) + " by " + source + ")";
        }
    }

    /** A row of {@code conversion_factors.tsv}. */
    record FactorRow(String gene, Strength strength, BigDecimal factor) {}

    static Modulation from(Knowledge knowledge) {
        return new Modulation(
                knowledge
                        .table("pharmacogenomics/modulators", ModulatorRow.class)
                        .rows(),
                knowledge
                        .table("pharmacogenomics/conversion_factors", FactorRow.class)
                        .rows());
    }

    /** What acts on a gene, the strongest first. */
    List<ModulatorRow> of(String gene, Set<Drug> drugs) {
        Set<String> codes = drugs.stream().map(Drug::rxcui).collect(Collectors.toSet());
        return modulators.stream()
                .filter(row -> row.gene().equals(gene) && codes.contains(row.drug()))
                .sorted(Comparator.comparing(ModulatorRow::strength))
                .toList();
    }

    /** The factor of the strongest inhibitor: several are not multiplied. */
    Optional<BigDecimal> factor(String gene, List<ModulatorRow> acting) {
        return acting.stream()
                .filter(row -> row.kind() == Kind.INHIBITOR)
                .findFirst()
                .flatMap(strongest -> factors.stream()
                        .filter(row -> row.gene().equals(gene) && row.strength() == strongest.strength())
                        .map(FactorRow::factor)
                        .findFirst());
    }
}
