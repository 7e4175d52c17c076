package org.precisionhooks.facts;

/**
 * A genetic result that exists but cannot be computed with: a scanned report, an ambiguous gene, undeclared coordinates.
 *
 * @param reason why, in words a clinician can read; holds no patient data
 */
public record UncomputableResult(Source source, String gene, Origin origin, String reason) implements GenomicFact {}
