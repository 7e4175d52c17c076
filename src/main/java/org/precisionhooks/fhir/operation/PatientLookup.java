package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;

/** Port: the server's own read of a patient, whose answer for an absent one is given for an operation too. */
@FunctionalInterface
public interface PatientLookup {

    /**
     * Returns when the caller may read the patient; one whom the caller's token does not cover is answered like one who does not
     * exist.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException as the read answers
     */
    void require(IdType patient, RequestDetails details);
}
