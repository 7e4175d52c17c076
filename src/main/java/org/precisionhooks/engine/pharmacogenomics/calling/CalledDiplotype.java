package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.List;

/**
 * Alleles that explain what was found.
 *
 * @param alleles two names, or one where the person has one copy
 * @param score number of defining positions that speak for it; higher is more specific, not more likely
 */
public record CalledDiplotype(List<String> alleles, int score) {

    public CalledDiplotype {
        alleles = List.copyOf(alleles);
    }

    /** {@code *1/*2}. */
    public String text() {
        return String.join("/", alleles);
    }

    boolean isOf(CalledDiplotype other) {
        return alleles.equals(other.alleles);
    }
}
