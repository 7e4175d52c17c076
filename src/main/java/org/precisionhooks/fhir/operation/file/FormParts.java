package org.precisionhooks.fhir.operation.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The parts of a body of {@code multipart/form-data} (RFC 7578), one after the other as they come; none is held as a whole. */
final class FormParts {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEAD = 8_192;

    private final InputStream body;
    private final byte[] delimiter;
    private final byte[] buffer;
    private int head;
    private int tail;
    /** End of what is content for sure, where that was looked for. */
    private int certain;

    private Optional<Content> current = Optional.empty();

    /** A part with what stands before its content, and its content. */
    record Part(FormHead head, InputStream content) {}

    FormParts(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.buffer = new byte[BUFFER];
        // What stands before the first part may be nothing at all, not even the end of a line.
        this.buffer[tail++] = '\r';
        this.buffer[tail++] = '\n';
        this.current = Optional.of(new Content());
    }

    /**
     * The next part; what is left of the one before it is passed over.
     *
     * @return empty after the last one
     * @throws EOFException for a body that ends before its last boundary
     * @throws MalformedFormException for one that is not written as such a body is
     */
    Optional<Part> next() throws IOException {
        if (current.isEmpty()) {
            return Optional.empty();
        }
        current.get().transferTo(OutputStream.nullOutputStream());
        head += delimiter.length;
        String rest = line();
        if (rest.startsWith("--")) {
            current = Optional.empty();
            return Optional.empty();
        }
        if (!rest.isBlank()) {
            throw new MalformedFormException();
        }
        Content content = new Content();
        Part part = new Part(FormHead.of(head()), content);
        current = Optional.of(content);
        return Optional.of(part);
    }

    private String head() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.append(line).append('\n');
            if (lines.length() > LONGEST_HEAD) {
                throw new MalformedFormException();
            }
        }
        return lines.toString();
    }

    /** Up to the end of the line; the last boundary needs none. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (head == tail && !fill()) {
                if (line.toString().startsWith("--")) {
                    return line.toString();
                }
                throw new EOFException();
            }
            char one = (char) (buffer[head++] & 0xff);
            if (one == '\n') {
                boolean carriage = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
                return carriage ? line.substring(0, line.length() - 1) : line.toString();
            }
            line.append(one);
            if (line.length() > LONGEST_HEAD) {
                throw new MalformedFormException();
            }
        }
    }

    /** False at the end of the body. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, head, buffer, 0, tail - head);
        tail -= head;
        head = 0;
        certain = 0;
        int read = body.read(buffer, tail, buffer.length - tail);
        tail += Math.max(0, read);
        return read >= 0;
    }

    /** How many of the bytes in the buffer are content for sure; they are looked through once, however few are taken at a time. */
    private int certain() {
        if (certain <= head) {
            certain = head;
            while (certain < tail && !(buffer[certain] == '\r' && mayBegin(certain))) {
                certain++;
            }
        }
        return certain - head;
    }

    private boolean mayBegin(int start) {
        int length = Math.min(delimiter.length, tail - start);
        for (int i = 0; i < length; i++) {
            if (buffer[start + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes up to the next boundary. */
    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int certain = certain();
            while (certain == 0) {
                if (tail - head >= delimiter.length && mayBegin(head)) {
                    return -1;
                }
                if (!fill()) {
                    throw new EOFException();
                }
                certain = certain();
            }
            int read = Math.min(certain, length);
            System.arraycopy(buffer, head, bytes, from, read);
            head += read;
            return read;
        }
    }
}
