package org.precisionhooks.fhir.source;

/** A stored resource cannot be read, so the record of its patient is not known in full. */
public class UnreadableResourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableResourceException(String message) {
        super(message);
    }
}
