package org.precisionhooks.fhir.review;

import java.util.Optional;
import org.hl7.fhir.r4.model.Task;

/** Port: keeps the server's own Tasks in the FHIR storage. */
public interface TaskStore {

    /** Does a work in one transaction of the storage. */
    void together(Runnable work);

    /** Outside of a transaction; empty when it was never written, or somebody deleted it. */
    Optional<Task> find(String id);

    /** Creates or changes a Task at its id, in the current transaction. */
    void put(Task task);
}
