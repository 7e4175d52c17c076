package org.precisionhooks.server;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.operation.PatientLookup;

/** Patients whom the caller's token covers, read by HAPI as the caller. */
record GrantedPatients(Callers callers, Grants grants, CallersReads reads) implements PatientLookup {

    @Override
    public void require(IdType patient, RequestDetails details) {
        Patient asked = new Patient();
        asked.setId(new IdType("Patient", patient.getIdPart()));
        if (!grants.covers(callers.of(details), RestOperationTypeEnum.READ, asked)) {
            throw new ResourceNotFoundException(asked.getIdElement());
        }
        reads.read(asked.getIdElement(), details);
    }
}
