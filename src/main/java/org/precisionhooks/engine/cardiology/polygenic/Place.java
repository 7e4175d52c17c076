package org.precisionhooks.engine.cardiology.polygenic;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A chromosome and a position in one number, in the order of the genome, so that millions of places fit into memory. */
final class Place {

    private static final List<String> CHROMOSOMES = List.of(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
            "20", "21", "22", "X", "Y", "MT");

    private static final int AUTOSOMES = 22;

    /** More bits than the longest chromosome needs. */
    static final int POSITION_BITS = 28;

    private static final long MOST = (1L << POSITION_BITS) - 1;

    private Place() {}

    /** Empty for what is no chromosome or no position on one. */
    static OptionalLong of(String chromosome, long position) {
        String bare = chromosome.toUpperCase(Locale.ROOT);
        String name = bare.startsWith("CHR") ? bare.substring("CHR".length()) : bare;
        int index = CHROMOSOMES.indexOf(name.equals("M") ? "MT" : name);
        return index < 0 || position < 1 || position > MOST
                ? OptionalLong.empty()
                : OptionalLong.of((long) (index + 1) << POSITION_BITS | position);
    }

    static String chromosome(long place) {
        return CHROMOSOMES.get((int) (place >>> POSITION_BITS) - 1);
    }

    static long position(long place) {
        return place & MOST;
    }

    /** Where everybody has two copies. */
    static boolean isAutosomal(String chromosome) {
        int index = CHROMOSOMES.indexOf(chromosome);
        return index >= 0 && index < AUTOSOMES;
    }
}
