package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.MedicationLinks.Link;
import org.precisionhooks.fhir.source.Prefetch.State;

/**
 * Asks the caller's FHIR server for what was not sent along (cds-hooks.md section 5): absent keys, further pages, and products
 * that are only referred to. An answer that speaks of another patient is not used at all.
 */
final class Callback {

    private final RecordQuery query;
    private final CallerServer server;
    private final MedicationLinks links;

    private final Set<String> askedFor = new HashSet<>();
    private final List<PrefetchKey> absent = new ArrayList<>();
    private final List<PrefetchKey> partial = new ArrayList<>();
    private final List<FoundResource> resources = new ArrayList<>();

    /** One read or search, and what its answer is for: a key, or a product that is referred to. */
    private record Ask(String address, Optional<PrefetchKey> key) {}

    Callback(RecordQuery query, CallerServer server) {
        this.query = query;
        this.server = server;
        this.links = new MedicationLinks(query.orders());
        links.addAll(
                query.prefetch().resources().stream().map(FoundResource::json).toList());
    }

    CalledBack answer() {
        List<Ask> asks = Stream.concat(keys(), products()).toList();
        while (!asks.isEmpty()) {
            List<RemoteResult> results =
                    server.fetch(asks.stream().map(Ask::address).toList());
            for (int i = 0; i < asks.size(); i++) {
                accept(asks.get(i), results.get(i));
            }
            // What was found may refer to further products.
            asks = products().toList();
        }
        return new CalledBack(absent, partial, resources);
    }

    private Stream<Ask> keys() {
        Prefetch prefetch = query.prefetch();
        return Stream.concat(prefetch.keys(State.ABSENT).stream(), prefetch.keys(State.PARTIAL).stream())
                .flatMap(this::ask);
    }

    private Stream<Ask> ask(PrefetchKey key) {
        Optional<String> address = isPartial(key)
                ? SearchSet.nextPage(query.prefetch().value(key))
                : QueryTemplate.resolve(key.template(), query.tokens());
        if (address.isEmpty()) {
            fail(key);
        }
        return address.map(text -> new Ask(text, Optional.of(key))).stream();
    }

    private Stream<Ask> products() {
        return links.missing().stream()
                .filter(link -> askedFor.add(link.target().toString()))
                .map(link -> new Ask(address(link), Optional.empty()));
    }

    /** The current version, whichever one is referred to. */
    private static String address(Link link) {
        return link.isRelative() ? link.target().toString() : link.written().replaceFirst("/_history/[^/]*$", "");
    }

    private void accept(Ask ask, RemoteResult result) {
        boolean usable = result.state() != RemoteResult.State.FAILED && isOfPatient(ask, result);
        if (usable) {
            List<JsonNode> found = result.pages().stream()
                    .flatMap(page -> SearchSet.resources(page).stream())
                    .filter(json -> ask.key().map(key -> key.takes(json)).orElse(true))
                    .toList();
            links.addAll(found);
            found.forEach(json -> resources.add(new FoundResource(json, DataOrigin.CALLBACK)));
            ask.key().filter(key -> result.state() == RemoteResult.State.CUT).ifPresent(partial::add);
        } else {
            ask.key().ifPresent(this::fail);
        }
    }

    private boolean isOfPatient(Ask ask, RemoteResult result) {
        Stream<JsonNode> sent = ask.key().filter(this::isPartial).map(query.prefetch()::value).stream();
        return PatientMatch.holds(
                query.patientId(), Stream.concat(sent, result.pages().stream()).toList());
    }

    private void fail(PrefetchKey key) {
        (isPartial(key) ? partial : absent).add(key);
    }

    private boolean isPartial(PrefetchKey key) {
        return query.prefetch().keys(State.PARTIAL).contains(key);
    }
}
