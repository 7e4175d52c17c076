package org.precisionhooks.facts;

/** Administrative gender of FHIR R4. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
