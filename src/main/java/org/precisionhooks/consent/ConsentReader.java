package org.precisionhooks.consent;

import java.util.List;
import org.precisionhooks.consent.document.ConsentDocument;

/**
 * Port: all Consent resources of a patient, whatever their status. Only {@link ConsentGate} calls it, for the patient
 * asked about and for every other patient whom a resource names. Where it cannot look, it answers with
 * {@link ConsentDocument#unreadable}.
 */
@FunctionalInterface
public interface ConsentReader {

    /**
     * Reads the consents of one patient.
     *
     * @param patient logical id
     */
    List<ConsentDocument> read(String patient);
}
