package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip and BGZF (RFC 1952; SAM specification 4.1), member after member. The JDK's stream takes whatever follows a
 * member and is no gzip for the end of the file: what was cut off or damaged between two blocks would be lost in silence.
 */
final class GzipMembers extends InputStream {

    static final int MAGIC_1 = 0x1f;
    static final int MAGIC_2 = 0x8b;

    private static final int DEFLATE = 8;
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int BUFFER = 1 << 16;

    /** So much is inflated of whatever there is: headers and small files may repeat themselves. */
    private static final long SMALL = 64L << 20;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private final int expansion;
    private long taken;
    private long given;
    private boolean blocked;
    private boolean lastIsEmpty;
    private boolean ended;
    private long length;
    private int read;

    /** @param expansion most bytes that a byte may stand for */
    GzipMembers(InputStream in, int expansion) throws IOException {
        this.in = new PushbackInputStream(in, BUFFER);
        this.expansion = expansion;
        begin();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        while (!ended) {
            int inflated = inflate(target, offset, most);
            if (inflated > 0) {
                checksum.update(target, offset, inflated);
                length += inflated;
                given += inflated;
                refuseBomb();
                return inflated;
            }
            if (inflater.finished()) {
                finish();
            } else if (inflater.needsInput()) {
                fill();
            } else {
                throw FileRefusal.NOT_COMPRESSED_AS_SAID.exception();
            }
        }
        return -1;
    }

    private void refuseBomb() {
        if (given > SMALL && given / expansion > taken) {
            throw FileRefusal.BOMB.exception();
        }
    }

    private int inflate(byte[] target, int offset, int most) {
        try {
            return inflater.inflate(target, offset, most);
        } catch (DataFormatException e) {
            throw FileRefusal.NOT_COMPRESSED_AS_SAID.exception();
        }
    }

    private void fill() throws IOException {
        read = in.read(buffer);
        if (read <= 0) {
            throw FileRefusal.CUT_OFF.exception();
        }
        taken += read;
        inflater.setInput(buffer, 0, read);
    }

    /** Checks the member that ends, and begins the next where there is one. */
    private void finish() throws IOException {
        int left = inflater.getRemaining();
        if (left > 0) {
            taken -= left;
            in.unread(buffer, read - left, left);
        }
        long crc = number(4);
        long size = number(4);
        if (crc != checksum.getValue() || size != (length & 0xffffffffL)) {
            throw FileRefusal.NOT_COMPRESSED_AS_SAID.exception();
        }
        lastIsEmpty = length == 0;
        int next = in.read();
        if (next < 0) {
            end();
        } else {
            in.unread(next);
            begin();
        }
    }

    /** BGZF ends with an empty block, by which a file that was cut off between two blocks is told from a whole one. */
    private void end() {
        ended = true;
        inflater.end();
        if (blocked && !lastIsEmpty) {
            throw FileRefusal.CUT_OFF.exception();
        }
    }

    private void begin() throws IOException {
        if (octet() != MAGIC_1 || octet() != MAGIC_2 || octet() != DEFLATE) {
            throw FileRefusal.NOT_COMPRESSED_AS_SAID.exception();
        }
        int flags = octet();
        number(4);
        number(2);
        if ((flags & FEXTRA) != 0) {
            extra((int) number(2));
        }
        for (int text : new int[] {FNAME, FCOMMENT}) {
            if ((flags & text) != 0) {
                skipText();
            }
        }
        if ((flags & FHCRC) != 0) {
            number(2);
        }
        inflater.reset();
        checksum.reset();
        length = 0;
    }

    private void extra(int size) throws IOException {
        byte[] field = in.readNBytes(size);
        if (field.length < size) {
            throw FileRefusal.CUT_OFF.exception();
        }
        blocked |= size >= 2 && field[0] == 'B' && field[1] == 'C';
    }

    private void skipText() throws IOException {
        while (octet() != 0) {
            // A name or a comment, of no use here.
        }
    }

    private long number(int octets) throws IOException {
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value |= (long) octet() << (8 * i);
        }
        return value;
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw FileRefusal.CUT_OFF.exception();
        }
        return octet;
    }
}
