package org.precisionhooks.facts;

/**
 * A part of the record that could not be used.
 *
 * @param reference the resource it stands in, {@code Observation/abc}; as far as known
 * @param code stable code of the reason
 * @param detail what was wrong, without any patient data
 */
public record ReadIssue(String reference, ReadIssueCode code, String detail) {}
