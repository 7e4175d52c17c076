package org.precisionhooks.engine.pharmacogenomics;

import org.precisionhooks.facts.HlaTyping;

/** Whether a typing shows an HLA allele; compared field by field, so that {@code *57:01} covers {@code *57:01:01}. */
enum HlaMatch {
    PRESENT,
    ABSENT,
    /** The typing is ambiguous or too coarse to tell. */
    UNKNOWN;

    static HlaMatch of(HlaTyping typing, String allele) {
        boolean unclear = typing.ambiguous() || typing.alleles().size() < 2;
        for (String typed : typing.alleles()) {
            if (covers(typed, allele)) {
                return PRESENT;
            }
            unclear |= covers(allele, typed);
        }
        return unclear ? UNKNOWN : ABSENT;
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
        String name = allele.strip();
        int star = name.indexOf('*');
        return name.substring(star + 1).split(":", -1);
    }
}
