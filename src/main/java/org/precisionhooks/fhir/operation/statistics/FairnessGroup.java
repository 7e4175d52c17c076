package org.precisionhooks.fhir.operation.statistics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.GroupCount;

/** One group of people in one domain, with how often each kind of answer was given, and to how many. */
record FairnessGroup(String domain, Dimension dimension, String value, Map<AnswerKind, GroupCount> counts) {

    /** The groups of each domain and dimension together. */
    static List<List<FairnessGroup>> families(List<GroupCount> counts) {
        Map<List<Object>, Map<String, FairnessGroup>> families = new LinkedHashMap<>();
        for (GroupCount count : counts) {
            families.computeIfAbsent(List.of(count.domain(), count.dimension()), key -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            count.value(),
                            value -> new FairnessGroup(
                                    count.domain(), count.dimension(), value, new EnumMap<>(AnswerKind.class)))
                    .counts()
                    .put(count.kind(), count);
        }
        List<List<FairnessGroup>> all = new ArrayList<>();
        families.values().forEach(family -> all.add(List.copyOf(family.values())));
        return all;
    }

    long asked() {
        return part(AnswerKind.ASKED);
    }

    /** How many answers were of a kind. */
    long part(AnswerKind kind) {
        GroupCount count = counts.get(kind);
        return count == null ? 0 : count.count();
    }

    /** How many answers were not. */
    long rest(AnswerKind kind) {
        return asked() - part(kind);
    }

    /** Of how many patients at least the answers of a kind are. */
    int people(AnswerKind kind) {
        GroupCount count = counts.get(kind);
        return count == null ? 0 : count.people();
    }
}
