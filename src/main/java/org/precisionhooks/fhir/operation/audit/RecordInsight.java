package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Set;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;

/** Who may ask how a patient's record is used: the patient, and who watches over that use. */
final class RecordInsight {

    private RecordInsight() {}

    /** @throws ResourceNotFoundException as for a patient who does not exist */
    static void require(Caller caller, String patient, Set<Role> watchers) {
        boolean own = caller.is(Role.PATIENT)
                && caller.patient().filter(patient::equals).isPresent();
        if (!own && watchers.stream().noneMatch(caller::is)) {
            throw absent(patient);
        }
    }

    /** In the words of a read of a patient who does not exist. */
    static ResourceNotFoundException absent(String patient) {
        return new ResourceNotFoundException("HAPI-2001: Resource Patient/" + patient + " is not known");
    }
}
