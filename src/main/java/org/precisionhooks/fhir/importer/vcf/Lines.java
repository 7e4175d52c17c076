package org.precisionhooks.fhir.importer.vcf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file, plain, gzip or BGZF, as slices of one buffer: most of them are passed over without a String. */
final class Lines {

    private static final int FIRST_BUFFER = 1 << 18;

    private final InputStream in;
    private final VcfLimits limits;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long bytes;
    private long number;
    private boolean tooLong;

    private Lines(InputStream in, VcfLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    static Lines of(InputStream file, VcfLimits limits) throws IOException {
        byte[] magic = file.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), file);
        boolean compressed = magic.length == 2
                && (magic[0] & 0xff) == GzipMembers.MAGIC_1
                && (magic[1] & 0xff) == GzipMembers.MAGIC_2;
        return new Lines(compressed ? new GzipMembers(whole, limits.expansion()) : whole, limits);
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        tooLong = false;
        int from = next;
        while (true) {
            int found = newline(from);
            if (found >= 0) {
                return line(next, found, found + 1);
            }
            from = filled;
            if (filled - next > limits.line()) {
                return skipLine();
            }
            from -= makeRoom();
            if (!fill()) {
                return next < filled && line(next, filled, filled);
            }
        }
    }

    private int newline(int from) {
        byte[] bytesRead = buffer;
        for (int i = from; i < filled; i++) {
            if (bytesRead[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean line(int from, int to, int following) {
        start = from;
        end = to;
        while (end > from && (buffer[end - 1] == '\r' || buffer[end - 1] == ' ')) {
            end--;
        }
        next = following;
        number++;
        tooLong |= end - start > limits.line();
        return true;
    }

    /** The line is lost, what follows it is not. */
    private boolean skipLine() throws IOException {
        while (true) {
            next = filled;
            makeRoom();
            if (!fill()) {
                return skipped(filled);
            }
            int found = newline(next);
            if (found >= 0) {
                return skipped(found + 1);
            }
        }
    }

    private boolean skipped(int following) {
        tooLong = true;
        return line(following, following, following);
    }

    /** Moves what is left of the buffer to its front; how far. */
    private int makeRoom() {
        int moved = next;
        if (filled < buffer.length) {
            return 0;
        }
        if (moved == 0) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else {
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= moved;
            next = 0;
        }
        return moved;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        bytes += read;
        if (bytes > limits.bytes()) {
            throw FileRefusal.TOO_LARGE.exception();
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Of the current line, from 1. */
    long number() {
        return number;
    }

    /** True when the line was longer than the limit; it is empty then. */
    boolean tooLong() {
        return tooLong;
    }

    boolean startsWith(char first) {
        return end > start && buffer[start] == first;
    }

    boolean isEmpty() {
        return end == start;
    }

    String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }
}
