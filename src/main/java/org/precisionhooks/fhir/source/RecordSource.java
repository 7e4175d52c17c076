package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.MedicationLinks.Link;
import org.precisionhooks.fhir.source.Prefetch.State;

/**
 * Gathers what a request needs, key by key: what was sent along, then the caller's FHIR server, then this server's store, else
 * a refusal (cds-hooks.md section 5). The store is no substitute where it does not know the patient: a needed key is then
 * refused, another one reported as not known.
 */
public final class RecordSource {

    private static final String PATIENT = "Patient";
    private static final String CONSENT = "Consent";

    private final ResourceSource store;
    private final CallerServers servers;

    /** Without callers' servers. */
    public RecordSource(ResourceSource store) {
        this(store, CallerServers.NONE);
    }

    public RecordSource(ResourceSource store, CallerServers servers) {
        this.store = store;
        this.servers = servers;
    }

    /** @throws MissingDataException when needed data cannot be had */
    public Gathered gather(RecordQuery query) {
        refuse(query.prefetch().keys(State.FAILED));
        CalledBack called = calledBack(query);
        // A refusal may stand on the page that is missing.
        refuse(called.partial().stream().filter(RecordSource::isConsent).toList());
        List<JsonNode> stored = store.resources(
                query.patientId(), storedTypes(query.prefetch().keys(), called.absent(), query.authority()));
        boolean known = stored.stream().anyMatch(json -> SearchSet.type(json).equals(PATIENT));
        refuse(called.absent().stream()
                .filter(key -> isConsent(key) && query.authority().needsTheCallers() || !known && key.needed())
                .toList());
        List<FoundResource> found = union(query.prefetch().resources(), called.resources(), fromStore(stored));
        List<JsonNode> products = storedProducts(query, found);
        return new Gathered(products.isEmpty() ? found : union(found, fromStore(products)), incomplete(called, known));
    }

    private CalledBack calledBack(RecordQuery query) {
        return query.server()
                .flatMap(servers::open)
                .map(server -> new Callback(query, server).answer())
                .orElseGet(() -> CalledBack.nothing(query.prefetch()));
    }

    private static List<String> incomplete(CalledBack called, boolean known) {
        Stream<PrefetchKey> unmet =
                known ? Stream.empty() : called.absent().stream().filter(key -> !isConsent(key));
        return Stream.concat(unmet, called.partial().stream())
                .filter(key -> key.weight() != PrefetchKey.Weight.EXTRA)
                .map(PrefetchKey::name)
                .sorted()
                .toList();
    }

    /** Products that are referred to and that nobody gave so far. */
    private List<JsonNode> storedProducts(RecordQuery query, List<FoundResource> found) {
        MedicationLinks links = new MedicationLinks(query.orders());
        links.addAll(found.stream().map(FoundResource::json).toList());
        Set<String> ids = links.missing().stream()
                .filter(link -> mayBeStored(link, query.server()))
                .map(link -> link.target().id())
                .collect(toCollection(TreeSet::new));
        return ids.isEmpty() ? List.of() : store.medications(ids);
    }

    /** The same id on a server that is not the caller's may be another product. */
    private static boolean mayBeStored(Link link, Optional<ServerGrant> server) {
        Optional<ServerBase> base = server.flatMap(grant -> ServerBase.of(grant.base()));
        return link.isRelative()
                || base.map(own -> own.resolve(link.written()).isPresent()).orElse(true);
    }

    private static boolean isConsent(PrefetchKey key) {
        return key.types().contains(CONSENT);
    }

    /**
     * Stored consents are read even when some were sent along, so that a caller cannot leave out a refusal. What is only extra is
     * not read of a type that was sent along for another key: that key is not to be mixed with what is stored.
     */
    private static Set<String> storedTypes(
            List<PrefetchKey> all, List<PrefetchKey> absent, ConsentAuthority authority) {
        Set<String> had = all.stream()
                .filter(key -> !absent.contains(key))
                .flatMap(key -> key.types().stream())
                .collect(toSet());
        Set<String> types = absent.stream()
                .flatMap(key -> key.types().stream()
                        .filter(type -> key.weight() != PrefetchKey.Weight.EXTRA || !had.contains(type)))
                .collect(toCollection(TreeSet::new));
        if (!absent.stream().allMatch(RecordSource::isConsent)) {
            types.add(PATIENT);
        }
        if (authority.hearsOurs()) {
            types.add(CONSENT);
        } else {
            types.remove(CONSENT);
        }
        return types;
    }

    private static void refuse(List<PrefetchKey> keys) {
        if (!keys.isEmpty()) {
            throw new MissingDataException(keys.stream().map(PrefetchKey::name).toList());
        }
    }

    private static List<FoundResource> fromStore(List<JsonNode> stored) {
        return stored.stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
    }

    /** A resource that came twice counts once; consents do not, since each origin has its own weight. */
    @SafeVarargs
    private static List<FoundResource> union(List<FoundResource>... parts) {
        Set<String> seen = new HashSet<>();
        List<FoundResource> all = new ArrayList<>();
        Stream.of(parts)
                .flatMap(List::stream)
                .filter(resource -> SearchSet.key(resource.json()).isEmpty() || seen.add(key(resource)))
                .forEach(all::add);
        return all;
    }

    private static String key(FoundResource resource) {
        String key = SearchSet.key(resource.json());
        return SearchSet.type(resource.json()).equals(CONSENT) ? resource.origin() + key : key;
    }
}
