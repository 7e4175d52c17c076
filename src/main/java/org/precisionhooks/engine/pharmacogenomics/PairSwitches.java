package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gene-drug pairs of which a site wants to hear nothing; the last row of a pair counts. */
final class PairSwitches {

    private record Pair(String gene, String drug) {}

    private final Map<Pair, Boolean> on = new HashMap<>();

    PairSwitches(List<PairSwitch> rows) {
        rows.forEach(row -> on.put(new Pair(row.gene(), row.drug()), row.on()));
    }

    boolean isOff(String gene, String drug) {
        return !on.getOrDefault(new Pair(gene, drug), true);
    }

    /** Of some genes those that are on for a drug. */
    List<String> on(List<String> genes, String drug) {
        List<String> left = new ArrayList<>(genes);
        left.removeIf(gene -> isOff(gene, drug));
        return left;
    }
}
