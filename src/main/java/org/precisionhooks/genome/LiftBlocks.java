package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stretches of one sequence that lie without gaps on others, sorted, so that the place of a base is found by halving. */
final class LiftBlocks {

    /**
     * A stretch without gaps.
     *
     * @param start 0-based first base
     * @param end the base after the last
     * @param target accession of the other sequence
     * @param targetStart where its first base lies there
     * @param forward whether the bases go on upwards there
     */
    record Block(long start, long end, String target, long targetStart, boolean forward) {

        Place place(long base) {
            long along = base - start;
            return new Place(target, forward ? targetStart + along : targetStart - along, forward);
        }
    }

    /** Where a base lies in the other build. */
    record Place(String target, long base, boolean forward) {}

    private final List<Block> blocks;
    private final long[] starts;

    private LiftBlocks(List<Block> blocks) {
        this.blocks = blocks;
        this.starts = blocks.stream().mapToLong(Block::start).toArray();
    }

    static LiftBlocks of(List<Block> blocks) {
        List<Block> sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingLong(Block::start));
        return new LiftBlocks(List.copyOf(sorted));
    }

    Optional<Place> place(long base) {
        int found = Arrays.binarySearch(starts, base);
        int index = found >= 0 ? found : -found - 2;
        return index >= 0 && base < blocks.get(index).end()
                ? Optional.of(blocks.get(index).place(base))
                : Optional.empty();
    }
}
