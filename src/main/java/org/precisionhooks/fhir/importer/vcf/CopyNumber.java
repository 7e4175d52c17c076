package org.precisionhooks.fhir.importer.vcf;

import java.math.BigDecimal;
import java.util.Optional;

/** The total number of copies that a row states. */
final class CopyNumber {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private CopyNumber() {}

    /** Of {@code CN} or {@code TCN}, else the sum of what the called alleles say themselves ({@code <CN0>}). */
    static Optional<BigDecimal> of(Row row, Genotype genotype) {
        return stated(row).or(() -> counted(row, genotype));
    }

    static Optional<BigDecimal> stated(Row row) {
        return row.sample()
                .value("CN")
                .or(() -> row.sample().value("TCN"))
                .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,18})?"))
                .map(BigDecimal::new);
    }

    /** Two copies of an autosome are no finding; how many of X and Y are usual depends on the patient. */
    static boolean isUsual(Row row, BigDecimal copies) {
        return !row.isOfSexChromosome() && copies.compareTo(TWO) == 0;
    }

    private static Optional<BigDecimal> counted(Row row, Genotype genotype) {
        int sum = 0;
        for (int allele : genotype.alleles()) {
            Optional<Integer> copies = allele == 0
                    ? Optional.of(1)
                    : allele < 0 ? Optional.empty() : StructuralKind.copies(row.alternate(allele));
            if (copies.isEmpty()) {
                return Optional.empty();
            }
            sum += copies.get();
        }
        return Optional.of(BigDecimal.valueOf(sum));
    }
}
