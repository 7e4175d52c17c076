package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads chain files (https://genome.ucsc.edu/goldenPath/help/chain.html) into a liftover. The lengths in their headers tell
 * which build a chromosome is of; other sequences, and UCSC's own mitochondrion, are passed over.
 */
public final class ChainReader {

    private static final GenomeBuild[] BUILDS = GenomeBuild.values();

    private final ReferenceSequences sequences;
    private final Map<String, List<LiftBlocks.Block>> blocks = new HashMap<>();
    private int chains;

    public ChainReader(ReferenceSequences sequences) {
        this.sequences = sequences;
    }

    /** Where the next block of a chain starts on both sides. */
    private static final class Cursor {

        private final String target;
        private final boolean forward;
        private long from;
        private long to;

        Cursor(String target, boolean forward, long from, long to) {
            this.target = target;
            this.forward = forward;
            this.from = from;
            this.to = to;
        }

        LiftBlocks.Block take(long size) {
            LiftBlocks.Block block = new LiftBlocks.Block(from, from + size, target, to, forward);
            skip(size, size);
            return block;
        }

        void skip(long here, long there) {
            from += here;
            to += forward ? there : -there;
        }
    }

    /**
     * Adds the chains of a file.
     *
     * @throws IllegalArgumentException when it is no chain file, or has no chain between chromosomes of GRCh37 and GRCh38
     */
    public void read(Iterator<String> lines) {
        int before = chains;
        while (lines.hasNext()) {
            String line = lines.next().strip();
            if (line.startsWith("chain")) {
                chain(line.split("\\s+"), lines);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new IllegalArgumentException("a line outside a chain: " + line);
            }
        }
        if (chains == before) {
            throw new IllegalArgumentException("no chain between chromosomes of GRCh37 and GRCh38");
        }
    }

    private void chain(String[] header, Iterator<String> lines) {
        if (header.length < 12) {
            throw new IllegalArgumentException("a chain's header has at least 12 fields");
        }
        Optional<ReferenceSequence> from = sequence(header[2], header[3]);
        Optional<ReferenceSequence> to = sequence(header[7], header[8]);
        boolean between = from.isPresent()
                && to.isPresent()
                && from.get().builds().stream().noneMatch(to.get().builds()::contains);
        List<LiftBlocks.Block> found = new ArrayList<>();
        blocks(cursor(header, to.map(ReferenceSequence::accession).orElse("")), lines, found);
        if (between) {
            blocks.computeIfAbsent(from.get().accession(), key -> new ArrayList<>())
                    .addAll(found);
            chains++;
        }
    }

    /** On the minus strand positions are counted from the end of the sequence. */
    private static Cursor cursor(String[] header, String target) {
        if (!header[4].equals("+")) {
            throw new IllegalArgumentException("the first strand of a chain is always +");
        }
        boolean forward = header[9].equals("+");
        long start = number(header[10]);
        return new Cursor(target, forward, number(header[5]), forward ? start : number(header[8]) - 1 - start);
    }

    private static void blocks(Cursor cursor, Iterator<String> lines, Collection<LiftBlocks.Block> found) {
        while (lines.hasNext()) {
            String line = lines.next().strip();
            if (line.isEmpty()) {
                return;
            }
            String[] sizes = line.split("\\s+");
            found.add(cursor.take(number(sizes[0])));
            if (sizes.length < 3) {
                return;
            }
            cursor.skip(number(sizes[1]), number(sizes[2]));
        }
    }

    private Optional<ReferenceSequence> sequence(String name, String length) {
        for (GenomeBuild build : BUILDS) {
            Optional<ReferenceSequence> named = sequences.of(name, build);
            if (named.isPresent() && named.get().length() == number(length)) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + digits, e);
        }
    }

    /** What the chains read so far lift. */
    public Liftover liftover() {
        return new BlockLiftover(sequences, blocks);
    }
}
