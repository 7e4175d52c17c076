package org.precisionhooks.fhir.importer;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Port: keeps what an import makes, in the transaction of the import and with the rights of who asked for it. */
public interface ImportedResources {

    /**
     * Creates a resource, or changes the one of this id where there is such a one.
     *
     * @param id logical id that it had in an earlier import
     * @return its logical id
     */
    String save(Resource resource, Optional<String> id);

    /** Deletes what an earlier import made, where it is still there. */
    void delete(String type, String id);
}
