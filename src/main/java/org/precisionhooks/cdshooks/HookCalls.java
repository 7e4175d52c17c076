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
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.Gathered;
import org.precisionhooks.fhir.source.MissingDataException;
import org.precisionhooks.fhir.source.PatientReaders;
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
        Call call = new Call(service, client, reader.read(body, service.hook()), clock.instant());
        return call.speaksOfDrugs() ? ports.issued().inOneCommit(() -> remembered(call)) : List.of();
    }

    private List<Card> remembered(Call call) {
        List<Card> cards = cards(call);
        ports.issued().remember(cards.stream().map(call::issued).toList());
        return cards;
    }

    private List<Card> cards(Call call) {
        Gathered gathered = gather(call);
        List<RequestedDrug> drugs = drugs(call, gathered.resources());
        if (drugs.isEmpty() && call.isAboutOrders()) {
            return List.of();
        }
        Advice advice = advise(call, drugs, gathered.resources());
        List<String> notes = CardNotes.of(gathered.incomplete(), advice.issues());
        CardContext context =
                new CardContext(call.request().context(), call.client().profile(), notes);
        return new CardDeck(call.service(), context, uuids).cards(advice, gathered.incomplete());
    }

    private Gathered gather(Call call) {
        Prefetch prefetch =
                Prefetch.of(call.request().prefetch(), call.service().prefetch());
        try {
            return ports.records().gather(call.patient(), prefetch);
        } catch (MissingDataException e) {
            throw new HookError(
                    ErrorCode.MISSING_DATA, "Data cannot be had for the prefetch keys " + String.join(", ", e.keys()));
        }
    }

    private List<RequestedDrug> drugs(Call call, List<FoundResource> resources) {
        HookContext context = call.request().context();
        return ports.readers().drugs(context.draftOrders().bundle(), resources).stream()
                .filter(drug -> drug.reference().map(context::selects).orElse(true))
                .toList();
    }

    private Advice advise(Call call, List<RequestedDrug> drugs, List<FoundResource> resources) {
        LocalDate today = LocalDate.ofInstant(call.time(), clock.getZone());
        Inquiry inquiry = new Inquiry(
                call.patient(),
                call.service().hook().occasion(),
                today,
                drugs,
                call.service().domains());
        PatientReaders readers = ports.readers();
        return ports.adviser()
                .advise(
                        call.access(),
                        inquiry,
                        readers.consents(call.patient(), resources),
                        readers.facts(call.patient(), resources));
    }

    /** One valid call. */
    private record Call(ServiceDefinition service, ClientIdentity client, HookRequest request, Instant time) {

        String patient() {
            return request.context().patientId();
        }

        boolean isAboutOrders() {
            return service.hook().requires(ContextField.DRAFT_ORDERS);
        }

        /** Orders of no drug need no data, so that none can be missing. */
        boolean speaksOfDrugs() {
            return !isAboutOrders() || request.context().draftOrders().namesDrugs();
        }

        AccessRequest access() {
            return new AccessRequest(
                    time,
                    client.requesterFor(request.context().user()),
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
}
