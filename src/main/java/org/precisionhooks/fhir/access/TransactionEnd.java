package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the log of what was decided at the end of the transaction that it was decided in, and again if that came to nothing. */
record TransactionEnd(ConsentDecisions decisions, RequestDetails details) implements TransactionSynchronization {

    static void tell(ConsentDecisions decisions, RequestDetails details) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionEnd(decisions, details));
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        decisions.tell(details);
    }

    @Override
    public void afterCompletion(int status) {
        if (status != STATUS_COMMITTED) {
            decisions.untell(details);
        }
    }
}
