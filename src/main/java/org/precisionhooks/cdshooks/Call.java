package org.precisionhooks.cdshooks;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.DeclaredAccess;
import org.precisionhooks.cdshooks.feedback.IssuedCard;
import org.precisionhooks.cdshooks.hook.ContextResources;
import org.precisionhooks.cdshooks.hook.HookContext;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.consent.request.AccessRequest;

/** One valid call of a service by a known client. */
record Call(ServiceDefinition service, ClientIdentity client, HookRequest request, Instant time) {

    String patient() {
        return context().patientId();
    }

    /** The address of the FHIR server in which the patient's record is kept, where it is one that is registered for the client. */
    Optional<String> record() {
        return request.fhirServer()
                .map(server -> plain(server.base()))
                .filter(base -> client.fhirServers().stream()
                        .map(Call::plain)
                        .anyMatch(registered -> base.equals(registered) || base.startsWith(registered + "/")));
    }

    private static String plain(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    HookContext context() {
        return request.context();
    }

    /** Orders of nothing that is checked need no data, so that none can be missing. */
    boolean isToBeChecked() {
        ContextResources resources = context().resources();
        return switch (service.hook()) {
            case ORDER_SELECT, ORDER_SIGN, MEDICATION_REFILL, MEDICATION_VERIFY ->
                resources.orders().namesDrugs();
            case ORDER_DISPATCH ->
                Stream.of(ContextResources.DRUG_ORDER, ContextResources.TEST_ORDER)
                        .anyMatch(type -> !resources.dispatched(type).isEmpty());
            case PATIENT_VIEW,
                    ENCOUNTER_START,
                    ENCOUNTER_DISCHARGE,
                    APPOINTMENT_BOOK,
                    ALLERGYINTOLERANCE_CREATE,
                    PROBLEM_LIST_ITEM_CREATE -> true;
        };
    }

    /** What consent is asked. */
    AccessRequest access() {
        DeclaredAccess declared = declared();
        return new AccessRequest(
                time,
                client.requesterFor(context().user(), declared),
                declared.purposes().isEmpty() ? client.purposes() : declared.purposes(),
                AccessRequest.Action.CDS,
                Set.of(),
                declared.breakGlass(context().user()));
    }

    /** By the token, else by the call, where the client is registered to do so. */
    private DeclaredAccess declared() {
        boolean byToken = !client.declared().purposes().isEmpty();
        return byToken || !client.declaresInCalls() ? client.declared() : DeclaredAccess.of(request.extension());
    }

    IssuedCard issued(Card card) {
        String topic = card.source().topic().code();
        return new IssuedCard(card.uuid(), service.id(), card.rule(), topic, client.client(), time);
    }
}
