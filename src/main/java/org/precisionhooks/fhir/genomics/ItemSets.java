package org.precisionhooks.fhir.genomics;

import java.util.ArrayList;
import java.util.List;

/** Items of a population question: of each repeated parameter one must hold, so that every combination is an item of its own. */
final class ItemSets {

    private static final int MOST = 1_000;
    private static final String AND = " AND ";

    private ItemSets() {}

    static List<List<String>> of(OperationInput input, String name) {
        List<List<String>> groups = input.groups(name);
        if (groups.isEmpty()) {
            throw GenomicRefusal.MISSING_PARAMETER.exception(name);
        }
        List<List<String>> sets = List.of(List.of());
        for (List<String> group : groups) {
            List<List<String>> next = new ArrayList<>();
            for (List<String> set : sets) {
                group.forEach(item -> next.add(with(set, item)));
            }
            if (next.size() > MOST) {
                throw GenomicRefusal.TOO_MANY_ITEMS.exception(name);
            }
            sets = next;
        }
        return sets.stream().distinct().toList();
    }

    private static List<String> with(List<String> set, String item) {
        List<String> longer = new ArrayList<>(set);
        longer.add(item);
        return List.copyOf(longer);
    }

    static String text(List<String> set) {
        return String.join(AND, set);
    }
}
