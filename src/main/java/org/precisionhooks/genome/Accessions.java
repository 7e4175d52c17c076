package org.precisionhooks.genome;

import java.util.Locale;

/** Spellings of RefSeq accessions, and what is said of those that no place is read on (genomics-fhir.md sections 3.8, 7.5). */
public final class Accessions {

    static final String BEYOND_THE_END = "The position lies beyond the end of the chromosome";

    private Accessions() {}

    /** Without blanks around it, in capitals, and with {@code _} where a hyphen stands for it, {@code NG-007726.3}. */
    public static String normalised(String accession) {
        String plain = accession.strip();
        boolean refSeq = plain.length() > 3
                && "-_".indexOf(plain.charAt(2)) >= 0
                && Character.isLetter(plain.charAt(0))
                && Character.isLetter(plain.charAt(1))
                && Character.isDigit(plain.charAt(3));
        return refSeq ? plain.substring(0, 2).toUpperCase(Locale.ROOT) + "_" + plain.substring(3) : plain;
    }

    /** Whether an expression stands on a chromosome, of whatever build. */
    public static boolean isOfChromosome(String expression) {
        return normalised(expression).startsWith("NC_");
    }

    /** {@code NC_000007} of {@code NC_000007.14}: a chromosome in whatever build. */
    public static String withoutVersion(String accession) {
        int dot = accession.indexOf('.');
        return dot < 0 ? accession : accession.substring(0, dot);
    }

    /** Why no place on a chromosome can be read on the sequence of this accession. */
    static String refusal(String accession) {
        if (accession.startsWith("NC_")) {
            return accession.indexOf('.') < 0
                    ? "The chromosome accession has no version, so that the build is not known"
                    : "The chromosome accession belongs to neither GRCh37 nor GRCh38";
        }
        if (accession.startsWith("NG_") || accession.startsWith("LRG_")) {
            return "Places on gene records are known only for those of the table of variants";
        }
        return "Places on this kind of reference sequence are not read";
    }
}
