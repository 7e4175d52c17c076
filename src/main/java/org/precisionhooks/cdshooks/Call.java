package org.precisionhooks.cdshooks;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.AccessRequest;

/** One valid call of a service by a known client. */
record Call(ServiceDefinition service, ClientIdentity client, HookRequest request, Instant time) {

    String patient() {
        return context().patientId();
    }

    HookContext context() {
        return request.context();
    }

    boolean isAboutOrders() {
        return service.hook().requires(ContextField.DRAFT_ORDERS);
    }

    /** Orders of no drug need no data, so that none can be missing. */
    boolean speaksOfDrugs() {
        return !isAboutOrders() || context().draftOrders().namesDrugs();
    }

    /** What consent is asked. */
    AccessRequest access() {
        return new AccessRequest(
                time,
                client.requesterFor(context().user()),
                client.purposes(),
                AccessRequest.Action.CDS,
                Set.of(),
                Optional.empty());
    }

    IssuedCard issued(Card card) {
        String topic = card.source().topic().code();
        return new IssuedCard(card.uuid(), service.id(), card.rule(), topic, client.client(), time);
    }
}
