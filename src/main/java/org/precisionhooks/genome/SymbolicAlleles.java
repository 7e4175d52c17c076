package org.precisionhooks.genome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.facts.StructuralChange;

/** Words for structural changes: symbolic alleles of VCF and the short forms of HGVS and ISCN. */
final class SymbolicAlleles {

    private SymbolicAlleles() {}

    /** {@code <DEL>}, {@code <DUP:TANDEM>}, {@code <CN0>}; the expression gives no end. */
    static Normalised of(String expression, String allele) {
        if (!allele.endsWith(">") || allele.indexOf('>') < allele.length() - 1) {
            return new Normalised.NotLocated(expression, "Several symbolic alleles in one expression are not read");
        }
        String word = allele.substring(1, allele.length() - 1).toLowerCase(Locale.ROOT);
        Optional<BigDecimal> copies =
                word.matches("cn\\d{1,3}") ? Optional.of(new BigDecimal(word.substring(2))) : Optional.empty();
        StructuralChange change = copies.isPresent() ? StructuralChange.COPY_NUMBER_VARIATION : change(word);
        return change == StructuralChange.OTHER
                ? new Normalised.NotLocated(expression, "This symbolic allele is not read")
                : new Normalised.Structural(
                        change, List.of(), Optional.empty(), Optional.empty(), copies, "Its end is not stated");
    }

    /** By the first three letters, as VCF's subtypes stand behind a colon. */
    static StructuralChange change(String word) {
        String kind = word.length() > 3 && word.charAt(3) == ':' ? word.substring(0, 3) : word;
        return switch (kind) {
            case "del" -> StructuralChange.DELETION;
            case "dup" -> StructuralChange.DUPLICATION;
            case "ins" -> StructuralChange.INSERTION;
            case "inv" -> StructuralChange.INVERSION;
            case "cnv" -> StructuralChange.COPY_NUMBER_VARIATION;
            case "t" -> StructuralChange.TRANSLOCATION;
            default -> StructuralChange.OTHER;
        };
    }
}
