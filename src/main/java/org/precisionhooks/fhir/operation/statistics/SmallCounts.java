package org.precisionhooks.fhir.operation.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.precisionhooks.advice.AnswerKind;

/**
 * Which counts of the groups of one domain and dimension are not told: those that stand for few answers or few patients, and as
 * many more as it takes that none of them is what is left of a total. The same people are counted by other dimensions too, so
 * that all totals are known.
 */
final class SmallCounts {

    /** Fewer than these are nobody's business. */
    static final int LEAST = 10;

    private final Set<FairnessGroup> groups;
    private final Map<AnswerKind, Set<FairnessGroup>> cells = new EnumMap<>(AnswerKind.class);

    SmallCounts(List<FairnessGroup> family) {
        this.groups = groups(family);
        for (AnswerKind kind : AnswerKind.values()) {
            cells.put(kind, cells(family, kind));
        }
    }

    /** Whether nothing of a group is told. */
    boolean hides(FairnessGroup group) {
        return groups.contains(group);
    }

    /** Whether it is not told how many answers of a group were of a kind. */
    boolean hides(FairnessGroup group, AnswerKind kind) {
        return hides(group) || cells.getOrDefault(kind, Set.of()).contains(group);
    }

    private static Set<FairnessGroup> groups(List<FairnessGroup> family) {
        List<FairnessGroup> few = family.stream()
                .filter(group -> group.asked() < LEAST || group.people(AnswerKind.ASKED) < LEAST)
                .toList();
        return widened(few, family, List.of(FairnessGroup::asked));
    }

    private Set<FairnessGroup> cells(List<FairnessGroup> family, AnswerKind kind) {
        List<FairnessGroup> few = family.stream()
                .filter(group -> groups.contains(group)
                        || isFew(group.part(kind))
                        || isFew(group.rest(kind))
                        || (group.part(kind) > 0 && group.people(kind) < LEAST))
                .toList();
        return widened(few, family, List.of(group -> group.part(kind), group -> group.rest(kind)));
    }

    private static boolean isFew(long number) {
        return number > 0 && number < LEAST;
    }

    /** Adds the next smallest for as long as one stands alone, or all of them together are few. */
    private static Set<FairnessGroup> widened(
            List<FairnessGroup> few, List<FairnessGroup> family, List<ToLongFunction<FairnessGroup>> measures) {
        List<FairnessGroup> hidden = new ArrayList<>(few);
        List<FairnessGroup> others = new ArrayList<>(family.stream()
                .filter(group -> !few.contains(group))
                .sorted(Comparator.comparingLong(measures.get(0)))
                .toList());
        while (!hidden.isEmpty() && !others.isEmpty() && isComputable(hidden, measures)) {
            hidden.add(others.remove(0));
        }
        return new HashSet<>(hidden);
    }

    private static boolean isComputable(List<FairnessGroup> hidden, List<ToLongFunction<FairnessGroup>> measures) {
        return hidden.size() == 1
                || measures.stream()
                        .anyMatch(measure ->
                                isFew(hidden.stream().mapToLong(measure).sum()));
    }
}
