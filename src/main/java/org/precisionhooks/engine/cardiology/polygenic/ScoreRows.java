package org.precisionhooks.engine.cardiology.polygenic;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import org.precisionhooks.engine.cardiology.polygenic.ScoreRow.Model;

/** The variants of a score on one build, in the order of the genome; kept in arrays, since a score has up to millions. */
public final class ScoreRows extends AbstractList<ScoreRow> implements RandomAccess {

    private static final Model[] MODELS = Model.values();

    private final long[] places;
    private final int[] pairs;
    private final double[] weights;
    private final byte[] models;
    private final double[] frequencies;
    private final boolean[] repeated;
    private final List<Pair> alleles;

    /** The allele that is counted, and the one that it is told from. */
    record Pair(String effect, String other) {
        boolean isOf(String one, String another) {
            return effect.equals(one) && other.equals(another) || effect.equals(another) && other.equals(one);
        }
    }

    ScoreRows(GatheredRows from, int[] order) {
        int size = order.length;
        places = new long[size];
        pairs = new int[size];
        weights = new double[size];
        models = new byte[size];
        frequencies = new double[from.hasFrequencies ? size : 0];
        for (int i = 0; i < size; i++) {
            places[i] = from.places[order[i]];
            pairs[i] = from.pairs[order[i]];
            weights[i] = from.weights[order[i]];
            models[i] = from.models[order[i]];
            if (from.hasFrequencies) {
                frequencies[i] = from.frequencies[order[i]];
            }
        }
        alleles = List.copyOf(from.alleles);
        repeated = repeated();
    }

    private boolean[] repeated() {
        boolean[] found = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = i + 1; j < places.length && places[j] == places[i]; j++) {
                Pair pair = alleles.get(pairs[i]);
                if (alleles.get(pairs[j]).isOf(pair.effect(), pair.other())) {
                    found[i] = true;
                    found[j] = true;
                }
            }
        }
        return found;
    }

    @Override
    public ScoreRow get(int index) {
        Pair pair = alleles.get(pairs[index]);
        return new ScoreRow(
                Place.chromosome(places[index]),
                Place.position(places[index]),
                pair.effect(),
                pair.other(),
                weights[index],
                MODELS[models[index]],
                frequency(index));
    }

    private OptionalDouble frequency(int index) {
        return frequencies.length == 0 || Double.isNaN(frequencies[index])
                ? OptionalDouble.empty()
                : OptionalDouble.of(frequencies[index]);
    }

    @Override
    public int size() {
        return places.length;
    }

    /** Whether the file has the same alleles at the same place more than once: nobody knows which weight is meant. */
    boolean isRepeated(int index) {
        return repeated[index];
    }

    /** The first row at a place or after it. */
    int from(long place) {
        int found = Arrays.binarySearch(places, place);
        int first = found < 0 ? -found - 1 : found;
        while (first > 0 && first <= places.length - 1 && places[first - 1] == place) {
            first--;
        }
        return first;
    }

    boolean isAt(int index, long place) {
        return index < places.length && places[index] == place;
    }

    long place(int index) {
        return places[index];
    }

    /** The row of these two alleles, whichever of them is counted; -1 where there is none. */
    int indexOf(long place, String one, String other) {
        for (int i = from(place); isAt(i, place); i++) {
            if (alleles.get(pairs[i]).isOf(one, other)) {
                return i;
            }
        }
        return -1;
    }

    String effect(int index) {
        return alleles.get(pairs[index]).effect();
    }

    String other(int index) {
        return alleles.get(pairs[index]).other();
    }

    /** The places on each chromosome, ascending, 1-based; each once. */
    public Map<String, long[]> positions() {
        Map<String, long[]> byChromosome = new HashMap<>();
        int start = 0;
        while (start < places.length) {
            int end = start;
            long chromosome = places[start] >>> Place.POSITION_BITS;
            while (end < places.length && places[end] >>> Place.POSITION_BITS == chromosome) {
                end++;
            }
            byChromosome.put(
                    Place.chromosome(places[start]),
                    Arrays.stream(places, start, end)
                            .map(Place::position)
                            .distinct()
                            .toArray());
            start = end;
        }
        return byChromosome;
    }
}
