package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;

/** What final results say of one HLA allele. */
enum AlleleStatus {
    POSITIVE,
    NEGATIVE,
    /** Results contradict each other. */
    CONTRADICTORY,
    UNKNOWN;

    static AlleleStatus of(String allele, List<Candidate> candidates) {
        boolean positive = says(allele, true, candidates);
        boolean negative = says(allele, false, candidates);
        if (positive && negative) {
            return CONTRADICTORY;
        }
        return positive ? POSITIVE : negative ? NEGATIVE : UNKNOWN;
    }

    boolean isOneOf(AlleleStatus first, AlleleStatus second) {
        return this == first || this == second;
    }

    private static boolean says(String allele, boolean found, List<Candidate> candidates) {
        String key = ResultReader.key(allele, found);
        return candidates.stream().anyMatch(candidate -> candidate.call().keys().contains(key));
    }
}
