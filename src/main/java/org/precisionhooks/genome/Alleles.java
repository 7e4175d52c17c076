package org.precisionhooks.genome;

import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;

/** Alleles written as bases; {@code -} and {@code .} stand for none (genomics-fhir.md section 4). */
public final class Alleles {

    private static final String BASES = "ACGTN";
    private static final String COMPLEMENT = "TGCAN";

    private Alleles() {}

    /** The bases in capitals; empty when the text holds anything else, such as {@code <DEL>}. */
    public static Optional<String> of(String text) {
        if (text.isEmpty() || text.equals("-") || text.equals(".")) {
            return Optional.of("");
        }
        String bases = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < bases.length(); i++) {
            if (BASES.indexOf(bases.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(bases);
    }

    /** A change on a sequence; equal alleles keep their bases, since they confirm the reference there. */
    public static GenomicLocation change(String accession, long start, String reference, String alternate) {
        return reference.equals(alternate)
                ? new GenomicLocation(accession, start, reference, alternate)
                : GenomicLocation.trimmed(accession, start, reference, alternate);
    }

    /** The bases of the other strand. */
    public static String reverseComplement(String bases) {
        StringBuilder other = new StringBuilder(bases.length());
        for (int i = bases.length() - 1; i >= 0; i--) {
            other.append(COMPLEMENT.charAt(BASES.indexOf(bases.charAt(i))));
        }
        return other.toString();
    }
}
