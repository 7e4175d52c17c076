package org.precisionhooks.fhir.index;

import org.precisionhooks.facts.GenomicRegion;

/** By how far a change reaches, so that a search by range need look back no further than it must. */
enum VariantBin {
    SHORT,
    LONG,
    STRUCTURAL;

    /** The longest of {@link #SHORT}. */
    static final int SHORT_BASES = 1_000;

    static VariantBin of(GenomicRegion replaced) {
        return replaced.end() - replaced.start() <= SHORT_BASES ? SHORT : LONG;
    }

    /** The first start of those that may reach a place. */
    long earliest(long place) {
        return this == SHORT ? Math.max(0, place - SHORT_BASES) : 0;
    }
}
