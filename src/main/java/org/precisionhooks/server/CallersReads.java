package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;

/** HAPI's own read for a caller: with the details of the request, so that consent is asked as for any other read. */
record CallersReads(DaoRegistry daos) {

    IBaseResource read(IdType id, RequestDetails details) {
        return daos.getResourceDao(id.getResourceType()).read(id, details);
    }
}
