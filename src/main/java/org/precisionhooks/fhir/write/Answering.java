package org.precisionhooks.fhir.write;

import java.time.Instant;

/**
 * Whom and when an answer is for.
 *
 * @param patient logical id of the patient
 * @param time when it was asked
 */
public record Answering(String patient, Instant time) {}
