package org.precisionhooks.engine.pharmacogenomics;

/**
 * A row of {@code sources.tsv}: a publisher of guidance, the one that the site prefers first.
 *
 * @param source code in the other tables
 * @param notice what its terms ask to be said, empty if nothing
 */
record SourceRow(String source, String notice) {}
