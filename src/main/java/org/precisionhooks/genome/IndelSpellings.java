package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.facts.GenomicLocation;

/** The equal spellings of a deletion or insertion in a repeat: each one base further to the right, its bases turned by one. */
final class IndelSpellings {

    private IndelSpellings() {}

    /** All spellings of a trimmed location, the leftmost first. */
    static List<GenomicLocation> of(GenomicLocation leftmost, int shift) {
        List<GenomicLocation> all = new ArrayList<>(shift + 1);
        for (int by = 0; by <= shift; by++) {
            all.add(moved(leftmost, by));
        }
        return all;
    }

    static GenomicLocation moved(GenomicLocation change, int by) {
        return new GenomicLocation(
                change.referenceSequence(),
                change.start() + by,
                turned(change.reference(), by),
                turned(change.alternate(), by));
    }

    /** The reference bases over which the change can move, which follow from its own. */
    static String stretch(GenomicLocation leftmost, int shift) {
        String unit = leftmost.reference() + leftmost.alternate();
        int length = leftmost.reference().length() + shift;
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    private static String turned(String bases, int by) {
        if (bases.isEmpty()) {
            return bases;
        }
        int cut = by % bases.length();
        return bases.substring(cut) + bases.substring(0, cut);
    }
}
