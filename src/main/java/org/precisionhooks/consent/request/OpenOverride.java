package org.precisionhooks.consent.request;

import java.time.Instant;

/**
 * An emergency override that is open for a user and a patient.
 *
 * @param id its entry in the queue of reviews
 * @param until the first instant at which it is over
 */
public record OpenOverride(String id, Instant until) {}
