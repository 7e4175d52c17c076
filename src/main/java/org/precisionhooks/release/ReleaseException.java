package org.precisionhooks.release;

/** A release is refused; the message names the file inside the release and the line. */
public final class ReleaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReleaseException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
