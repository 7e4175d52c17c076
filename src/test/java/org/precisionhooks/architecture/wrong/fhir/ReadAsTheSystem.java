package org.precisionhooks.architecture.wrong.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;

class ReadAsTheSystem {

    RequestDetails details() {
        return new SystemRequestDetails();
    }
}
