package org.precisionhooks.genome;

import org.precisionhooks.facts.GenomicLocation;

/** Whether two trimmed locations are one change; without a genome, shifted spellings of an indel cannot always be told. */
public enum Sameness {
    SAME,
    DIFFERENT,
    /** The bases between the two places decide, and they are not known. */
    UNDECIDED;

    /** Compares two changes by all that their expressions show. */
    public static Sameness of(Spelling a, Spelling b) {
        return a.location().start() <= b.location().start()
                ? of(a.towards(b.location().start()), b.location())
                : of(b.towards(a.location().start()), a.location());
    }

    /** Compares two changes on the same reference sequence. */
    public static Sameness of(GenomicLocation a, GenomicLocation b) {
        if (a.equals(b)) {
            return SAME;
        }
        boolean comparable = a.referenceSequence().equals(b.referenceSequence())
                && a.reference().length() == b.reference().length()
                && a.alternate().length() == b.alternate().length()
                && Spelling.isIndel(a);
        if (!comparable) {
            return DIFFERENT;
        }
        return a.start() < b.start() ? ofShifted(a, b) : ofShifted(b, a);
    }

    /** The right spelling is the left one turned by the distance, if the bases between repeat it. */
    private static Sameness ofShifted(GenomicLocation left, GenomicLocation right) {
        int distance = (int) Math.min(right.start() - left.start(), Integer.MAX_VALUE);
        String unit = left.reference() + left.alternate();
        int turn = distance % unit.length();
        String turned = unit.substring(turn) + unit.substring(0, turn);
        if (!turned.equals(right.reference() + right.alternate())) {
            return DIFFERENT;
        }
        // two deletions that meet or overlap state all the bases between their ends
        return !left.reference().isEmpty() && distance <= unit.length() ? SAME : UNDECIDED;
    }
}
