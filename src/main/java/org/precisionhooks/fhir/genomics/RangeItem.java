package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/**
 * A range that was asked for.
 *
 * @param text as it was sent
 */
record RangeItem(String text, GenomicRegion region) {

    private static final Pattern RANGE = Pattern.compile("([A-Z]{2}_[0-9]+\\.[0-9]+):([0-9]{1,12})-([0-9]{1,12})");

    static List<RangeItem> all(List<String> items, ReferenceSequences sequences) {
        return items.stream().map(item -> of(item, sequences)).toList();
    }

    /** A range that reaches past the end of its chromosome is a mistake, mostly one of the build. */
    private static RangeItem of(String text, ReferenceSequences sequences) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long start = Long.parseLong(range.group(2));
            long end = Long.parseLong(range.group(3));
            long length =
                    sequences.of(range.group(1)).map(ReferenceSequence::length).orElse(-1L);
            if (start < end && end <= length) {
                return new RangeItem(text, new GenomicRegion(range.group(1), start, end));
            }
        }
        throw GenomicRefusal.UNREADABLE_RANGE.exception(text);
    }
}
