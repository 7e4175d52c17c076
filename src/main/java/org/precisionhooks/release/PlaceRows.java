package org.precisionhooks.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.knowledge.RawTable;

/** Rows of {@code genomics/variants.tsv}: those that are there, and the places of a release that are new. */
final class PlaceRows {

    static final String TABLE = "genomics/variants";

    private static final Pattern DESCRIPTION = Pattern.compile("g\\.(\\d+)(?:_(\\d+))?(del|dup|ins).*");

    private final Map<List<String>, List<String>> rows = new LinkedHashMap<>();

    /** What GRCh37 has at a place, by gene, position and reference. */
    private final Map<List<String>, List<String>> older = new HashMap<>();

    /** By gene the positions that are new and have no place on GRCh37: a place alone does not tell the base that lies there. */
    private final Map<String, Set<String>> onlyNewer = new TreeMap<>();

    PlaceRows(RawTable below) {
        below.rows().forEach(row -> {
            rows.put(key(row), row);
            older.put(List.of(row.get(0), row.get(3), row.get(4)), row.subList(7, 10));
        });
    }

    private static List<String> key(List<String> row) {
        return List.of(row.get(0), row.get(3), row.get(4), row.get(5));
    }

    void add(String gene, String sequence, AlleleRelease.Position position) {
        String at = Long.toString(position.position());
        for (String alternate : position.alternates()) {
            List<String> row = new ArrayList<>(
                    List.of(gene, position.rsid(), sequence, at, position.reference(), alternate, shift(position)));
            List<String> place = List.of(gene, at, position.reference());
            if (!older.containsKey(place)) {
                onlyNewer
                        .computeIfAbsent(gene, none -> new TreeSet<>())
                        .add(position.rsid().isEmpty() ? "g." + at : position.rsid());
            }
            row.addAll(older.getOrDefault(place, List.of("", "", "")));
            row.add("");
            rows.putIfAbsent(key(row), List.copyOf(row));
        }
    }

    /**
     * How far an indel can move to the right: VCF writes it as far to the left as it can be, HGVS as far to the right. A
     * repeat, which HGVS only counts, is taken to stay.
     */
    private static String shift(AlleleRelease.Position position) {
        Matcher described = DESCRIPTION.matcher(position.hgvs());
        if (!described.matches()) {
            return "0";
        }
        long first = Long.parseLong(described.group(1));
        long last = described.group(2) == null ? first : Long.parseLong(described.group(2));
        long right =
                switch (described.group(3)) {
                    case "del" -> first - 1;
                    case "dup" -> last;
                    default -> first;
                };
        return Long.toString(Math.max(0, right - position.position()));
    }

    /** By what name a place of a gene goes: its rs number where that is its own, else its position. */
    String id(String gene, AlleleRelease.Position position) {
        String at = Long.toString(position.position());
        String rsid = rows.values().stream()
                .filter(row -> row.get(0).equals(gene)
                        && row.get(3).equals(at)
                        && row.get(4).equals(position.reference()))
                .map(row -> row.get(1))
                .findFirst()
                .orElse("");
        boolean own = !rsid.isEmpty()
                && rows.values().stream()
                        .filter(row -> row.get(0).equals(gene) && row.get(1).equals(rsid))
                        .allMatch(row -> row.get(3).equals(at));
        return own ? rsid : "g." + at;
    }

    /** What results on GRCh37 will not tell. */
    Stream<String> onlyOnTheNewerBuild() {
        return onlyNewer.entrySet().stream()
                .map(gene -> "places on GRCh37 of " + gene.getKey() + " " + String.join(", ", gene.getValue())
                        + ": results in that build do not tell of them until genomics/variants does");
    }

    List<List<String>> rows() {
        return List.copyOf(rows.values());
    }
}
