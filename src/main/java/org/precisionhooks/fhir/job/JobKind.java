package org.precisionhooks.fhir.job;

/** What is done beside requests. */
public enum JobKind {
    /** The import of a file of variants. */
    IMPORT,
    /** The index of genomic results is made anew. */
    REBUILD
}
