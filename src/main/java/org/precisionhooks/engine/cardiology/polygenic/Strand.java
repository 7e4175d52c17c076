package org.precisionhooks.engine.cardiology.polygenic;

import java.util.List;
import java.util.Map;

/** The two strands of the genome, on which the same change reads differently. */
final class Strand {

    private static final Map<Character, Character> COMPLEMENTS = Map.of('A', 'T', 'T', 'A', 'C', 'G', 'G', 'C');

    private Strand() {}

    /** The bases of the other strand, in its direction. */
    static String other(String bases) {
        StringBuilder reversed = new StringBuilder(bases.length());
        for (int i = bases.length() - 1; i >= 0; i--) {
            char base = bases.charAt(i);
            reversed.append(COMPLEMENTS.getOrDefault(base, base));
        }
        return reversed.toString();
    }

    /** Whether two alleles are those of a site, read from the other strand. */
    static boolean isSame(String one, String another, String reference, List<String> alternates) {
        String first = other(one);
        String second = other(another);
        return reference.equals(first) && alternates.contains(second)
                || reference.equals(second) && alternates.contains(first);
    }
}
