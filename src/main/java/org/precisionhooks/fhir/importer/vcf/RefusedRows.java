package org.precisionhooks.fhir.importer.vcf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows that were refused: all of them counted, the first of them listed. */
final class RefusedRows {

    private final int most;
    private final List<RefusedRow> first = new ArrayList<>();
    private final Map<RowRefusal, Long> counts = new EnumMap<>(RowRefusal.class);

    /** @param most rows that are listed at most */
    RefusedRows(int most) {
        this.most = most;
    }

    /** Counts a row like one that is listed already. */
    void again(RowRefusal reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    void add(long line, RowRefusal reason) {
        again(reason);
        if (first.size() < most) {
            first.add(new RefusedRow(line, reason));
        }
    }

    List<RefusedRow> first() {
        return List.copyOf(first);
    }

    Map<RowRefusal, Long> counts() {
        return new EnumMap<>(counts);
    }
}
