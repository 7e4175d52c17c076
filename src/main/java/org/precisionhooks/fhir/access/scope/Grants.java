package org.precisionhooks.fhir.access.scope;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Port: what a caller's token allows at most. Consent is asked beside it; either may withhold. */
public interface Grants {

    /** Whoever is known may do everything that consent permits: for development on a loopback address. */
    Grants ALL = new Grants() {

        @Override
        public void require(Caller caller, RestOperationTypeEnum operation, RequestDetails details) {}

        @Override
        public boolean covers(Caller caller, RestOperationTypeEnum operation, IBaseResource resource) {
            return true;
        }
    };

    /**
     * Refuses an interaction that no grant of the caller speaks of, before anything is read.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 403, or 404 for an operation on a patient whom the
     *     token is not for; the same for every resource, existing or not
     */
    void require(Caller caller, RestOperationTypeEnum operation, RequestDetails details);

    /**
     * Whether the caller may see this resource, or write it so; one that is not covered looks like one that does not exist.
     * An update is asked about twice: for what is stored and for what shall be.
     *
     * @param operation the interaction by which it is shown, or create, update, patch or delete for what is written
     */
    boolean covers(Caller caller, RestOperationTypeEnum operation, IBaseResource resource);
}
