package org.precisionhooks.cdshooks;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.card.CardConfiguration;
import org.precisionhooks.cdshooks.card.CardContext;
import org.precisionhooks.cdshooks.card.CardDeck;
import org.precisionhooks.cdshooks.card.CardNotes;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.Gathered;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.SearchSet;

/** Answers hook calls: read, gather, ask the adviser, lay out cards. Keeps no state between calls. */
public final class HookCalls {

    private final HookRequestReader reader;
    private final HookPorts ports;
    private final Gathering gathering;
    private final Inquiries inquiries;
    private final Clock clock;
    private final Supplier<UUID> uuids;

    public HookCalls(HookRequestReader reader, HookPorts ports, Clock clock, Supplier<UUID> uuids) {
        this.reader = reader;
        this.ports = ports;
        this.gathering = new Gathering(ports);
        this.inquiries = new Inquiries(ports.readers(), clock.getZone());
        this.clock = clock;
        this.uuids = uuids;
    }

    /** @throws HookError when the call is not valid or needed data cannot be had */
    List<Card> answer(ServiceDefinition service, ClientIdentity client, InputStream body) throws IOException {
        Call call = new Call(service, client, reader.read(body, service.hook()), clock.instant());
        ports.rate().count(client.client(), call.patient());
        return call.isToBeChecked() ? ports.issued().inOneCommit(() -> remembered(call)) : List.of();
    }

    /** What a client, or whoever does not say who it is, is told of data in general. */
    NoticeMode notice(Optional<ClientIdentity> client) {
        return client.map(ports::notice)
                .orElse(ports.tenants().named(Tenants.DEFAULT).notice());
    }

    private List<Card> remembered(Call call) {
        List<Card> cards = cards(call);
        ports.issued().remember(cards.stream().map(call::issued).toList());
        return cards;
    }

    private List<Card> cards(Call call) {
        Gathered gathered = gathering.of(call);
        List<FoundResource> resources = withoutRestated(call, gathered.resources());
        Inquiry inquiry = inquiries.of(call, resources);
        if (inquiry.asksNothing()) {
            return List.of();
        }
        Advice advice = advise(call, inquiry, resources);
        List<String> notes = CardNotes.of(gathered.incomplete(), advice, ports.notice(call.client()));
        CardConfiguration configuration = call.request().cards();
        CardContext context = new CardContext(call.context(), call.client().profile(), configuration, notes);
        Advice wanted = configuration.wanted(advice, inquiry.occasion());
        Advice unsaid = ports.repetition().without(call, context, wanted);
        List<Card> cards = new CardDeck(call.service(), context, uuids).cards(unsaid, gathered.incomplete());
        ports.repetition().remember(call, context, cards);
        ports.refusals().remember(call, cards);
        return cards;
    }

    /** What the context states is news, even where the record has a copy of it already. */
    private static List<FoundResource> withoutRestated(Call call, List<FoundResource> resources) {
        Set<String> restated = call.context().resources().restated();
        return restated.isEmpty()
                ? resources
                : resources.stream()
                        .filter(resource -> !restated.contains(SearchSet.key(resource.json())))
                        .toList();
    }

    private Advice advise(Call call, Inquiry inquiry, List<FoundResource> resources) {
        PatientReaders readers = ports.readers();
        return ports.adviser()
                .advise(
                        call.access(),
                        inquiry,
                        readers.consents(call.patient(), resources, ports.authority(call)),
                        ports.refusals().with(call, readers.facts(call.patient(), resources)));
    }
}
