package org.precisionhooks.consent.term;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which code stands below which (v3-ActReason, v3-ActCode; FHIR R4 version 2018-08-12), as data. */
public final class Hierarchy {

    private final Map<String, Map<String, Set<String>>> above;

    private Hierarchy(Map<String, Map<String, Set<String>>> above) {
        this.above = above;
    }

    public static Hierarchy of(List<HierarchyRow> rows) {
        Map<String, Map<String, Set<String>>> parents = new HashMap<>();
        for (HierarchyRow row : rows) {
            parents.computeIfAbsent(row.system(), system -> new HashMap<>())
                    .computeIfAbsent(row.code(), code -> new LinkedHashSet<>())
                    .add(row.parent());
        }
        Map<String, Map<String, Set<String>>> above = new HashMap<>();
        parents.forEach((system, codes) -> above.put(system, closed(codes)));
        return new Hierarchy(above);
    }

    /** The code itself and every code above it. */
    public Set<String> upward(String system, String code) {
        return above.getOrDefault(system, Map.of()).getOrDefault(code, Set.of(code));
    }

    public boolean isA(String system, String code, String ancestor) {
        return upward(system, code).contains(ancestor);
    }

    /** Whether the system, as published, has the code. */
    public boolean knows(String system, String code) {
        Map<String, Set<String>> codes = above.getOrDefault(system, Map.of());
        return codes.containsKey(code) || codes.values().stream().anyMatch(reached -> reached.contains(code));
    }

    private static Map<String, Set<String>> closed(Map<String, Set<String>> parents) {
        Map<String, Set<String>> closed = new HashMap<>();
        for (String code : parents.keySet()) {
            Set<String> reached = new LinkedHashSet<>();
            climb(code, parents, reached);
            closed.put(code, Set.copyOf(reached));
        }
        return closed;
    }

    private static void climb(String code, Map<String, Set<String>> parents, Set<String> reached) {
        if (reached.add(code)) {
            parents.getOrDefault(code, Set.of()).forEach(parent -> climb(parent, parents, reached));
        }
    }
}
