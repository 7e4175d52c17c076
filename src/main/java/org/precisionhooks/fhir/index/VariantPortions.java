package org.precisionhooks.fhir.index;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows of a range in the order of their starts, read in portions as they are taken: a chromosome may have half a million. */
final class VariantPortions implements Iterator<FiledVariant> {

    private static final int PORTION = 5_000;

    private static final Comparator<Placed> ORDER = Comparator.comparingLong(Placed::start)
            .thenComparing(placed -> placed.variant().reference())
            .thenComparing(placed -> String.valueOf(placed.variant().variant().location()));

    private final Reading reading;
    private final Deque<FiledVariant> waiting = new ArrayDeque<>();
    private long from;
    private boolean ended;

    private VariantPortions(long from, Reading reading) {
        this.from = from;
        this.reading = reading;
    }

    /** A row, and where its change begins. */
    record Placed(long start, FiledVariant variant) {}

    /** Reads the first rows that begin at a place or after it, in the order of their starts. */
    @FunctionalInterface
    interface Reading {

        List<Placed> rows(long from, int most);
    }

    /** @param from the first start */
    static Stream<FiledVariant> stream(long from, Reading reading) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new VariantPortions(from, reading), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && !ended) {
            fill(PORTION);
        }
        return !waiting.isEmpty();
    }

    /** Those of the last start may not be complete, hence are left to the next portion, which begins with them. */
    private void fill(int most) {
        List<Placed> rows = reading.rows(from, most);
        long last = rows.isEmpty() ? from : rows.get(rows.size() - 1).start();
        ended = rows.size() < most;
        if (!ended && last == from) {
            fill(2 * most);
            return;
        }
        rows.stream()
                .filter(row -> ended || row.start() < last)
                .sorted(ORDER)
                .map(Placed::variant)
                .forEach(waiting::add);
        from = last;
    }

    @Override
    public FiledVariant next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove();
    }
}
