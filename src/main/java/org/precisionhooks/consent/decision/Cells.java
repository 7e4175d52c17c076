package org.precisionhooks.consent.decision;

import java.util.List;

/** The cells of one kind of resource; two such lists are compared by identity. */
final class Cells {

    private final List<Cell> all;
    private final boolean othersOnly;

    Cells(List<Cell> all, boolean othersOnly) {
        this.all = List.copyOf(all);
        this.othersOnly = othersOnly;
    }

    List<Cell> all() {
        return all;
    }

    /** True when the resource does not name the patient asked about. */
    boolean othersOnly() {
        return othersOnly;
    }
}
