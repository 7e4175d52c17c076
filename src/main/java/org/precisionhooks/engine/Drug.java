package org.precisionhooks.engine;

/**
 * An active ingredient.
 *
 * @param rxcui RxNorm ingredient (IN)
 * @param name lower-case ingredient name
 */
public record Drug(String rxcui, String name) implements Comparable<Drug> {

    @Override
    public int compareTo(Drug other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : rxcui.compareTo(other.rxcui);
    }
}
