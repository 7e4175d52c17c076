package org.precisionhooks.genome;

import org.precisionhooks.facts.GenomicLocation;

/** What an expression of a sequence change came to; there is no silent "no". */
public sealed interface Normalised {

    /**
     * A place on a chromosome, in the trimmed form.
     *
     * @param note how it was reached when not by its own coordinates, e.g. an accession version that was passed over; may be
     *     empty
     */
    record Located(GenomicLocation location, String note) implements Normalised {}

    /**
     * Well-formed, but its place cannot be known here: a transcript without a row in the table, an indel without sequence.
     *
     * @param reason in words that a client may be shown
     */
    record NotLocated(String expression, String reason) implements Normalised {}

    /** Not an expression that is understood. */
    record Malformed(String expression, String reason) implements Normalised {}
}
