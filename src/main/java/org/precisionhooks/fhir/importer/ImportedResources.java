package org.precisionhooks.fhir.importer;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.Sex;

/** Port: keeps what an import makes, and knows whose it is, in the transaction of the import and with the rights of who asked for it. */
public interface ImportedResources {

    /**
     * Creates a resource, or changes the one of this id where there is such a one.
     *
     * @param id logical id that it had in an earlier import
     * @return its logical id
     */
    String save(Resource resource, Optional<String> id);

    /** The administrative gender of a patient as it is recorded. */
    Sex sex(String patient);

    /** Deletes what an earlier import made, where it is still there. */
    void delete(String type, String id);
}
