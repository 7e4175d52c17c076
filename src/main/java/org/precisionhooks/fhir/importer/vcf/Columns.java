package org.precisionhooks.fhir.importer.vcf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The columns of the current line, found as far as they are asked for; nothing is copied before that. */
final class Columns {

    static final int CONTIG = 0;
    static final int POSITION = 1;
    static final int IDS = 2;
    static final int REFERENCE = 3;
    static final int ALTERNATES = 4;
    static final int FILTER = 6;
    static final int INFO = 7;
    static final int FORMAT = 8;

    static final byte[] END = "END=".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_NUMBER = 11;
    private static final byte[] NON_REF = "<NON_REF>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANY = "<*>".getBytes(StandardCharsets.US_ASCII);

    private final int sample;
    private final int[] starts = new int[FORMAT + 1];
    private final int[] ends = new int[FORMAT + 1];
    private byte[] bytes = new byte[0];
    private int end;
    private int found;
    private int next;

    /** @param sample index of the sample among the samples */
    Columns(int sample) {
        this.sample = sample;
    }

    void of(Lines lines) {
        bytes = lines.buffer();
        end = lines.end();
        next = lines.start();
        found = 0;
    }

    /** False when the line has fewer columns. */
    boolean has(int column) {
        while (found <= column && next <= end) {
            starts[found] = next;
            ends[found] = tab(next);
            next = ends[found++] + 1;
        }
        return found > column;
    }

    private int tab(int from) {
        int i = from;
        while (i < end && bytes[i] != '\t') {
            i++;
        }
        return i;
    }

    /** A whole number; -1 when it is none. */
    long number(int column) {
        int length = ends[column] - starts[column];
        if (length == 0 || length > LONGEST_NUMBER) {
            return -1;
        }
        long value = 0;
        for (int i = starts[column]; i < ends[column]; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    boolean equals(int column, byte[] other) {
        int length = ends[column] - starts[column];
        if (length != other.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[starts[column] + i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    int length(int column) {
        return ends[column] - starts[column];
    }

    boolean contains(int column, char one) {
        for (int i = starts[column]; i < ends[column]; i++) {
            if (bytes[i] == one) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is {@code <NON_REF>} or {@code <*>} alone, as in blocks of the reference. */
    boolean isUnnamed(int column) {
        return equals(column, NON_REF) || equals(column, ANY);
    }

    /** The whole number after a tag of the {@code INFO} column; -1 where there is none. */
    long tagged(int column, byte[] tag) {
        int last = ends[column] - tag.length;
        for (int i = starts[column]; i <= last; i++) {
            boolean begins = i == starts[column] || bytes[i - 1] == ';';
            if (begins && holds(i, tag)) {
                return number(i + tag.length, ends[column]);
            }
        }
        return -1;
    }

    private boolean holds(int at, byte[] tag) {
        for (int i = 0; i < tag.length; i++) {
            if (bytes[at + i] != tag[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int to) {
        long value = 0;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9' && i - from < LONGEST_NUMBER; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    String text(int column) {
        return text(starts[column], ends[column]);
    }

    /** The column of the sample; empty when the line ends before it. */
    Optional<String> sample() {
        if (!has(FORMAT)) {
            return Optional.empty();
        }
        int from = next;
        for (int i = 0; i < sample && from <= end; i++) {
            from = tab(from) + 1;
        }
        return from > end ? Optional.empty() : Optional.of(text(from, tab(from)));
    }

    /**
     * How often each allele was called in all samples, the reference first; genotypes that are not whole count as none.
     *
     * @param alleles how many there are
     */
    int[] calls(int alleles) {
        int[] counts = new int[alleles];
        if (has(FORMAT) && text(FORMAT).startsWith("GT")) {
            int from = next;
            while (from <= end) {
                int to = tab(from);
                Genotype.of(genotype(from, to))
                        .filter(one -> one.missing() == 0 && one.highest() < alleles)
                        .ifPresent(one -> one.alleles().forEach(allele -> counts[allele]++));
                from = to + 1;
            }
        }
        return counts;
    }

    private String genotype(int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        return text(from, colon);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
