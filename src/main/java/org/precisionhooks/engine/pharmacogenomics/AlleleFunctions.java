package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;

/** What alleles do, by the names that the tables use. */
public final class AlleleFunctions {

    private AlleleFunctions() {}

    /** Names of functions in the order in which the rules for pairs have them. */
    public static List<String> sorted(List<String> names) {
        return names.stream()
                .map(AlleleFunction::valueOf)
                .sorted()
                .map(Enum::name)
                .toList();
    }
}
