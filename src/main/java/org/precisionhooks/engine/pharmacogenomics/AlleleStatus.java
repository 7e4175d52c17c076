package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Set;

/** What final results say of one HLA allele. */
enum AlleleStatus {
    POSITIVE,
    NEGATIVE,
    /** Results contradict each other. */
    CONTRADICTORY,
    UNKNOWN;

    private static final String POSITIVE_KEY = ResultReader.key("", true);
    private static final String NEGATIVE_KEY = ResultReader.key("", false);

    static AlleleStatus of(String allele, List<Candidate> candidates) {
        boolean positive = says(allele, true, candidates);
        boolean negative = says(allele, false, candidates);
        if (positive && negative) {
            return CONTRADICTORY;
        }
        return positive ? POSITIVE : negative ? NEGATIVE : UNKNOWN;
    }

    /** Whether results of several alleles can all be true: none denies what another finds. */
    static boolean holdTogether(Set<String> keys) {
        return keys.stream().allMatch(key -> key.endsWith(POSITIVE_KEY) || key.endsWith(NEGATIVE_KEY))
                && keys.stream()
                        .filter(key -> key.endsWith(POSITIVE_KEY))
                        .map(key -> key.substring(0, key.length() - POSITIVE_KEY.length()) + NEGATIVE_KEY)
                        .noneMatch(keys::contains);
    }

    boolean isOneOf(AlleleStatus first, AlleleStatus second) {
        return this == first || this == second;
    }

    private static boolean says(String allele, boolean found, List<Candidate> candidates) {
        String key = ResultReader.key(allele, found);
        return candidates.stream().anyMatch(candidate -> candidate.call().keys().contains(key));
    }
}
