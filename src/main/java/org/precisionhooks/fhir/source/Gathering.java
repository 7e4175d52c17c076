package org.precisionhooks.fhir.source;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is gathered in a transaction until it ends, once for each owner. It is bound to the transaction rather than looked for
 * among its synchronizations, which Spring sorts whenever they are listed: HAPI registers several for each resource.
 */
public abstract class Gathering implements TransactionSynchronization {

    private final Object owner;

    protected Gathering(Object owner) {
        this.owner = owner;
    }

    /** The owner's of the current transaction. */
    public static <T extends Gathering> T of(Object owner, Class<T> type, Supplier<T> first) {
        Object bound = TransactionSynchronizationManager.getResource(owner);
        if (bound != null) {
            return type.cast(bound);
        }
        T gathering = first.get();
        TransactionSynchronizationManager.bindResource(owner, gathering);
        TransactionSynchronizationManager.registerSynchronization(gathering);
        return gathering;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(owner);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(owner, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(owner);
    }
}
