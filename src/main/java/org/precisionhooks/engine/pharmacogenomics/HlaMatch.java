package org.precisionhooks.engine.pharmacogenomics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.HlaTyping;

/** Whether a typing shows an HLA allele; compared field by field, so that {@code *57:01} covers {@code *57:01:01}. */
enum HlaMatch {
    PRESENT,
    ABSENT,
    /** The typing is ambiguous, too coarse or not in the form of the nomenclature, so that it cannot tell. */
    UNKNOWN;

    /** Fields, and a letter: N is not expressed, G and P are groups, others are expressed differently or questionably. */
    private static final Pattern NAME = Pattern.compile("(\\d{2,3}(?::\\d{2,4})*)([A-Z]?)");

    static HlaMatch of(HlaTyping typing, String allele) {
        boolean unclear = typing.ambiguous() || typing.alleles().size() < 2;
        for (String typed : typing.alleles()) {
            HlaMatch match = of(typed, allele);
            if (match == PRESENT) {
                return PRESENT;
            }
            unclear |= match == UNKNOWN;
        }
        return unclear ? UNKNOWN : ABSENT;
    }

    private static HlaMatch of(String typed, String wanted) {
        Matcher name = NAME.matcher(plain(typed));
        if (!name.matches()) {
            return plain(typed).startsWith(fields(wanted)[0]) ? UNKNOWN : ABSENT;
        }
        String letter = name.group(2);
        if (letter.equals("N")) {
            return ABSENT;
        }
        if (covers(name.group(1), wanted)) {
            return letter.isEmpty() || letter.equals("G") || letter.equals("P") ? PRESENT : UNKNOWN;
        }
        return covers(wanted, name.group(1)) ? UNKNOWN : ABSENT;
    }

    /** Whether a typed allele is the wanted one at the wanted resolution. */
    static boolean covers(String typed, String wanted) {
        String[] typedFields = fields(typed);
        String[] wantedFields = fields(wanted);
        if (typedFields.length < wantedFields.length) {
            return false;
        }
        for (int i = 0; i < wantedFields.length; i++) {
            if (!typedFields[i].equals(wantedFields[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] fields(String allele) {
        return plain(allele).split(":", -1);
    }

    private static String plain(String allele) {
        String name = allele.strip();
        return name.substring(name.indexOf('*') + 1);
    }
}
