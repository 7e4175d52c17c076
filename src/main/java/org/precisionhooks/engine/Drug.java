package org.precisionhooks.engine;

import org.precisionhooks.facts.Coding;

/**
 * An active ingredient.
 *
 * @param rxcui RxNorm ingredient (IN); where none is known here, the ATC code stands in its place
 * @param name lower-case ingredient name
 */
public record Drug(String rxcui, String name) implements Comparable<Drug> {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String ATC = "http://www.whocc.no/atc";

    /** The code by which others know it. */
    public Coding coding() {
        return new Coding(Character.isDigit(rxcui.charAt(0)) ? RXNORM : ATC, rxcui, name);
    }

    @Override
    public int compareTo(Drug other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : rxcui.compareTo(other.rxcui);
    }
}
