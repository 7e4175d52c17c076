package org.precisionhooks.engine.cardiology.polygenic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.precisionhooks.engine.cardiology.polygenic.ScoreRows.Pair;

/** Rows of a score as they come, in the order of the file. */
final class GatheredRows {

    private static final int FIRST = 1024;

    /** What is left of 63 bits beside a place: more rows than any score has. */
    private static final int INDEX_BITS = 30;

    long[] places = new long[FIRST];
    int[] pairs = new int[FIRST];
    double[] weights = new double[FIRST];
    byte[] models = new byte[FIRST];
    double[] frequencies = new double[FIRST];
    boolean hasFrequencies;
    final List<Pair> alleles = new ArrayList<>();
    private final Map<Pair, Integer> byPair = new HashMap<>();
    private int size;

    /** False for a place that is none. */
    boolean add(ScoreRow row) {
        OptionalLong place = Place.of(row.chromosome(), row.position());
        if (place.isEmpty()) {
            return false;
        }
        if (size == places.length) {
            grow(size + (size >> 1));
        }
        places[size] = place.getAsLong();
        pairs[size] = pair(new Pair(row.effect(), row.other()));
        weights[size] = row.weight();
        models[size] = (byte) row.model().ordinal();
        frequencies[size] = row.frequency().orElse(Double.NaN);
        hasFrequencies |= row.frequency().isPresent();
        size++;
        return true;
    }

    private int pair(Pair pair) {
        return byPair.computeIfAbsent(pair, first -> {
            alleles.add(first);
            return alleles.size() - 1;
        });
    }

    private void grow(int larger) {
        places = Arrays.copyOf(places, larger);
        pairs = Arrays.copyOf(pairs, larger);
        weights = Arrays.copyOf(weights, larger);
        models = Arrays.copyOf(models, larger);
        frequencies = Arrays.copyOf(frequencies, larger);
    }

    ScoreRows rows() {
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = places[i] << INDEX_BITS | i;
        }
        Arrays.sort(sorted);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) (sorted[i] & ((1L << INDEX_BITS) - 1));
        }
        return new ScoreRows(this, order);
    }
}
