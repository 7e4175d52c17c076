package org.precisionhooks.fhir.importer.vcf;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.StructuralChange;

/** Structural changes that rows name, by {@code SVTYPE} or by a symbolic allele. */
enum StructuralKind {
    DEL(StructuralChange.DELETION),
    DUP(StructuralChange.DUPLICATION),
    INS(StructuralChange.INSERTION),
    INV(StructuralChange.INVERSION),
    CNV(StructuralChange.COPY_NUMBER_VARIATION);

    /** {@code <CN0>}: copies on the chromosome that carries the allele. */
    private static final Pattern COPIES = Pattern.compile("<CN=?(\\d{1,4})>", Pattern.CASE_INSENSITIVE);

    private static final Pattern SYMBOL = Pattern.compile("<([A-Za-z]+)(?::[^<>\\s]+)?>");

    private final StructuralChange change;

    StructuralKind(StructuralChange change) {
        this.change = change;
    }

    StructuralChange change() {
        return change;
    }

    /** Of a symbolic allele. */
    static Optional<StructuralKind> of(String symbol) {
        Matcher matcher = SYMBOL.matcher(symbol);
        return matcher.matches() ? named(matcher.group(1)) : copies(symbol).map(copies -> CNV);
    }

    /** Of an {@code SVTYPE}. */
    static Optional<StructuralKind> named(String type) {
        String main = type.split(":", 2)[0];
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(main))
                .findFirst();
    }

    /** The copies that a symbolic allele itself states. */
    static Optional<Integer> copies(String symbol) {
        Matcher matcher = COPIES.matcher(symbol);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
