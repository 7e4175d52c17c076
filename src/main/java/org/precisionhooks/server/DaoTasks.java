package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.review.TaskStore;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the server's own Tasks by HAPI, so that they are indexed, labelled and audited like any other. */
final class DaoTasks implements TaskStore {

    /** Nobody asks: only what the server itself wrote is read and changed by it. */
    private static final @Nullable RequestDetails OWN_WORK = null;

    private final DaoRegistry daos;
    private final TransactionTemplate transaction;

    DaoTasks(DaoRegistry daos, PlatformTransactionManager transactions) {
        this.daos = daos;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void together(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    @Override
    public Optional<Task> find(String id) {
        try {
            return Optional.of(daos.getResourceDao(Task.class).read(new IdType("Task", id), OWN_WORK));
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(Task task) {
        daos.getResourceDao(Task.class).update(task, OWN_WORK);
    }
}
