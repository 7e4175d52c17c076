package org.precisionhooks.engine.pharmacogenomics;

/**
 * A row of {@code sources.tsv}: a publisher of guidance, the one that the site prefers first.
 *
 * @param source code in the other tables
 * @param publisher its name
 * @param url where its guidance is published
 * @param license terms of its guidance
 * @param notice what its terms ask to be said, empty if nothing
 */
public record SourceRow(String source, String publisher, String url, String license, String notice) {

    /** The table of the publishers. */
    public static final String TABLE = "pharmacogenomics/sources";
}
