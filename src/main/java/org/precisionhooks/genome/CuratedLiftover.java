package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionhooks.knowledge.Knowledge;

/**
 * The liftover of an installation without chain files: regions between the variants of the table, whose places are known in
 * both builds. Neighbours of one gene that are equally far apart in both lie on a stretch without a gap.
 */
public final class CuratedLiftover {

    private CuratedLiftover() {}

    /** A place known in both builds, 0-based. */
    private record Pair(VariantRow row, long on38, long on37) {

        long offset() {
            return on37 - on38;
        }
    }

    /** Opens the table of variants. */
    public static Liftover from(Knowledge knowledge) {
        Map<String, List<LiftBlocks.Block>> blocks = new HashMap<>();
        genes(CuratedVariants.from(knowledge).rows()).values().forEach(pairs -> addBlocks(pairs, blocks));
        return new BlockLiftover(ReferenceSequences.from(knowledge), blocks);
    }

    private static Map<String, List<Pair>> genes(List<VariantRow> rows) {
        Map<String, List<Pair>> genes = new TreeMap<>();
        for (VariantRow row : rows) {
            row.position37()
                    .ifPresent(position37 -> genes.computeIfAbsent(row.gene(), gene -> new ArrayList<>())
                            .add(new Pair(row, row.position38() - 1, position37 - 1)));
        }
        genes.values().forEach(pairs -> pairs.sort(Comparator.comparingLong(Pair::on38)));
        return genes;
    }

    private static void addBlocks(List<Pair> pairs, Map<String, List<LiftBlocks.Block>> blocks) {
        Pair first = pairs.get(0);
        Pair last = first;
        for (Pair pair : pairs) {
            if (pair.offset() != first.offset()) {
                addBlock(first, last, blocks);
                first = pair;
            }
            last = pair;
        }
        addBlock(first, last, blocks);
    }

    private static void addBlock(Pair first, Pair last, Map<String, List<LiftBlocks.Block>> blocks) {
        String refseq38 = first.row().refseq38();
        String refseq37 = first.row().refseq37();
        long length = last.on38() - first.on38() + last.row().reference38().length();
        blocks.computeIfAbsent(refseq38, key -> new ArrayList<>())
                .add(new LiftBlocks.Block(first.on38(), first.on38() + length, refseq37, first.on37(), true));
        blocks.computeIfAbsent(refseq37, key -> new ArrayList<>())
                .add(new LiftBlocks.Block(first.on37(), first.on37() + length, refseq38, first.on38(), true));
    }
}
