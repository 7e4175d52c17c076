package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;

/** Port: a stored resource, as far as the caller may see it. */
@FunctionalInterface
public interface ResourceLookup {

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404 or 410 where there is none for the caller */
    IBaseResource read(IdType id, RequestDetails details);
}
