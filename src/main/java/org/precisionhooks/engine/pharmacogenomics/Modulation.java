package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Drugs that slow a gene's enzyme down or speed it up, and what that does to a result of the gene.
 *
 * @param modulators the drugs, a row for each source
 * @param factors what a strength does to the activity score of a gene
 * @param shifts what a strength does to the phenotype of a gene; none unless a site states them
 */
record Modulation(List<ModulatorRow> modulators, List<FactorRow> factors, List<ShiftRow> shifts) {

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

    /** A row of {@code modulators.tsv}; the gene may be a family, CYP3A. */
    record ModulatorRow(String gene, Kind kind, Strength strength, String drug, String name, String source) {

        boolean actsOn(String other) {
            return other.startsWith(gene) && (other.equals(gene) || Character.isLetter(gene.charAt(gene.length() - 1)));
        }

        String words() {
            return name + " (" + strength.name().toLowerCase(Locale.ROOT) + " "
                    + kind.name().toLowerCase(Locale.ROOT) + " by " + source + ")";
        }
    }

    /** A row of {@code conversion_factors.tsv}. */
    record FactorRow(String gene, Strength strength, BigDecimal factor) {}

    /** A row of {@code conversion_phenotypes.tsv}. */
    record ShiftRow(String gene, Kind kind, Strength strength, String phenotype, String adjusted) {}

    /** A drug that acts on an enzyme, taken now or until lately. */
    record Acting(ModulatorRow row, String since) {

        String words() {
            return since.isEmpty() ? row.words() : row.words() + ", " + since;
        }
    }

    static Modulation from(Knowledge knowledge) {
        return new Modulation(
                knowledge
                        .table("pharmacogenomics/modulators", ModulatorRow.class)
                        .rows(),
                knowledge
                        .table("pharmacogenomics/conversion_factors", FactorRow.class)
                        .rows(),
                knowledge
                        .table("pharmacogenomics/conversion_phenotypes", ShiftRow.class)
                        .rows());
    }

    /** What acts on a gene, the strongest first, what is taken before what was. */
    List<Acting> of(String gene, Collection<Drug> taken, List<WashOuts.Stopped> stopped) {
        List<ModulatorRow> known =
                modulators.stream().filter(row -> row.actsOn(gene)).toList();
        Comparator<Acting> strongest =
                Comparator.comparing(acting -> acting.row().strength());
        return Stream.concat(
                        taken.stream()
                                .flatMap(drug -> known.stream()
                                        .filter(row -> row.drug().equals(drug.rxcui()))
                                        .map(row -> new Acting(row, ""))),
                        stopped.stream()
                                .filter(one -> !taken.contains(one.drug()))
                                .flatMap(one -> known.stream()
                                        .filter(row ->
                                                row.drug().equals(one.drug().rxcui()))
                                        .map(row -> new Acting(row, one.words()))))
                .sorted(strongest.thenComparing(acting -> modulators.indexOf(acting.row())))
                .toList();
    }

    /** The result as the strongest inhibitor makes it, where its gene has a factor: several are not multiplied. */
    Optional<BigDecimal> factor(String gene, List<Acting> acting) {
        return acting.stream()
                .map(Acting::row)
                .filter(row -> row.kind() == Kind.INHIBITOR)
                .findFirst()
                .flatMap(strongest -> factors.stream()
                        .filter(row -> row.gene().equals(gene) && row.strength() == strongest.strength())
                        .map(FactorRow::factor)
                        .findFirst());
    }

    /** The phenotype as the strongest drug makes it; empty where no table says so, or where one slows and another speeds up. */
    Optional<String> shifted(String gene, String phenotype, List<Acting> acting) {
        boolean opposed =
                acting.stream().map(one -> one.row().kind()).distinct().count() > 1;
        return acting.stream()
                .limit(1)
                .filter(one -> !opposed)
                .flatMap(strongest -> shifts.stream()
                        .filter(row ->
                                row.gene().equals(gene) && row.phenotype().equals(phenotype))
                        .filter(row -> row.kind() == strongest.row().kind()
                                && row.strength() == strongest.row().strength()))
                .map(ShiftRow::adjusted)
                .findFirst();
    }
}
