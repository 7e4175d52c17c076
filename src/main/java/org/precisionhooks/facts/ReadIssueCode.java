package org.precisionhooks.facts;

/** Why a part of the record could not be used; names are stable and shown to clients. */
public enum ReadIssueCode {
    /** Not an object, wrong type of a part, unknown resource type. */
    MALFORMED,
    /** Status entered-in-error or cancelled. */
    RETRACTED,
    /** Gene, LOINC code and text name different genes. */
    GENE_CONFLICT,
    /** Words or a code that no table knows. */
    UNKNOWN_VALUE,
    /** No part that can be computed with, e.g. only a PDF. */
    NOT_COMPUTABLE,
    /** Coordinates whose base, build or reference is not clear. */
    AMBIGUOUS_POSITION,
    /** A reference that leads nowhere. */
    UNRESOLVED_REFERENCE,
    /** The resource names no patient, and nothing leads to one. */
    NO_PATIENT,
    /** A list that the source cut short. */
    INCOMPLETE
}
