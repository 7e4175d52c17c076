package org.precisionhooks.cdshooks;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.fhir.source.FetchedResource;
import org.precisionhooks.fhir.source.Gathered;
import org.precisionhooks.fhir.source.MissingDataException;
import org.precisionhooks.fhir.source.Prefetch;

/** Answers hook calls: read, gather, ask the adviser, lay out cards. Keeps no state between calls. */
public final class HookCalls {

    private final HookRequestReader reader;
    private final HookPorts ports;
    private final Clock clock;
    private final Supplier<UUID> uuids;

    public HookCalls(HookRequestReader reader, HookPorts ports, Clock clock, Supplier<UUID> uuids) {
        this.reader = reader;
        this.ports = ports;
        this.clock = clock;
        this.uuids = uuids;
    }

    /** @throws HookError when the call is not valid or needed data cannot be had */
    List<Card> answer(ServiceDefinition service, ClientIdentity client, InputStream body) throws IOException {
        HookRequest request = reader.read(body, service.hook());
        List<Card> cards = speaksOfDrugs(request) ? cards(service, client, request) : List.of();
        ports.issued()
                .remember(cards.stream()
                        .map(card -> issued(card, service, client))
                        .toList());
        return cards;
    }

    private static boolean speaksOfDrugs(HookRequest request) {
        return !request.hook().requires(ContextField.DRAFT_ORDERS)
                || request.context().draftOrders().namesDrugs();
    }

    private List<Card> cards(ServiceDefinition service, ClientIdentity client, HookRequest request) {
        Gathered gathered = gather(service, request);
        List<RequestedDrug> drugs = drugs(request, gathered.resources());
        if (drugs.isEmpty() && request.hook().requires(ContextField.DRAFT_ORDERS)) {
            return List.of();
        }
        Instant now = clock.instant();
        String patient = request.context().patientId();
        Advice advice = ports.adviser()
                .advise(
                        access(client, request, now),
                        new Inquiry(
                                patient,
                                request.hook().occasion(),
                                LocalDate.ofInstant(now, clock.getZone()),
                                drugs,
                                service.domains()),
                        ports.readers().consents(patient, gathered.resources()),
                        ports.readers().facts(patient, gathered.resources()));
        CardContext context = new CardContext(
                request.context(), client.profile(), CardNotes.of(gathered.incomplete(), advice.issues()));
        return new CardDeck(service, context, uuids).cards(advice, gathered.incomplete());
    }

    private Gathered gather(ServiceDefinition service, HookRequest request) {
        try {
            return ports.records()
                    .gather(request.context().patientId(), Prefetch.of(request.prefetch(), service.prefetch()));
        } catch (MissingDataException e) {
            throw new HookError(
                    ErrorCode.MISSING_DATA, "Data cannot be had for the prefetch keys " + String.join(", ", e.keys()));
        }
    }

    private List<RequestedDrug> drugs(HookRequest request, List<FetchedResource> resources) {
        return ports.readers().drugs(request.context().draftOrders().resources(), resources).stream()
                .filter(drug -> drug.reference().map(request.context()::selects).orElse(true))
                .toList();
    }

    private static AccessRequest access(ClientIdentity client, HookRequest request, Instant now) {
        return new AccessRequest(
                now,
                client.requesterFor(request.context().user()),
                client.purposes(),
                AccessRequest.Action.CDS,
                Set.of(),
                Optional.empty());
    }

    private IssuedCard issued(Card card, ServiceDefinition service, ClientIdentity client) {
        return new IssuedCard(
                card.uuid(), service.id(), card.rule(), card.source().topic().code(), client.client(), clock.instant());
    }
}
