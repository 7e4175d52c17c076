package org.precisionhooks.architecture.wrong.fhir;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;

class ReadPastConsent {

    Observation read(IFhirResourceDao<Observation> dao) {
        return dao.read(new IdType("Observation/1"), null);
    }
}
