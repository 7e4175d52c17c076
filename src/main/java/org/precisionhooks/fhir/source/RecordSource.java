package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.Prefetch.State;

/** Gathers what a request needs: prefetch first, this server's store for what was not sent (cds-hooks.md section 5). */
public final class RecordSource {

    private static final String PATIENT = "Patient";
    private static final String CONSENT = "Consent";

    private final ResourceSource store;
    private final ConsentAuthority authority;

    public RecordSource(ResourceSource store, ConsentAuthority authority) {
        this.store = store;
        this.authority = authority;
    }

    /** @throws MissingDataException when needed data cannot be had */
    public Gathered gather(String patientId, Prefetch prefetch) {
        refuse(prefetch.keys(State.FAILED));
        // A refusal may stand on the page that was not sent.
        refuse(prefetch.keys(State.PARTIAL).stream()
                .filter(RecordSource::isConsent)
                .toList());
        List<PrefetchKey> absent = prefetch.keys(State.ABSENT);
        List<JsonNode> stored = store.resources(patientId, storedTypes(absent));
        boolean known = stored.stream().anyMatch(json -> SearchSet.type(json).equals(PATIENT));
        refuse(absent.stream()
                .filter(key -> consentMustBeSent(key) || !known && key.needed())
                .toList());
        List<PrefetchKey> unmet = known
                ? List.of()
                : absent.stream().filter(key -> !isConsent(key)).toList();
        return new Gathered(
                union(prefetch.resources(), stored),
                Stream.concat(unmet.stream(), prefetch.keys(State.PARTIAL).stream())
                        .map(PrefetchKey::name)
                        .sorted()
                        .toList());
    }

    private boolean consentMustBeSent(PrefetchKey key) {
        return authority == ConsentAuthority.EHR && isConsent(key);
    }

    private static boolean isConsent(PrefetchKey key) {
        return key.types().contains(CONSENT);
    }

    /** Stored consents are read even when some were sent along, so that a caller cannot leave out a refusal. */
    private Set<String> storedTypes(List<PrefetchKey> absent) {
        Set<String> types = absent.stream().flatMap(key -> key.types().stream()).collect(toCollection(TreeSet::new));
        if (!absent.stream().allMatch(RecordSource::isConsent)) {
            types.add(PATIENT);
        }
        if (authority == ConsentAuthority.SERVER) {
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

    /** A resource that came twice counts once; consents do not, since each origin has its own weight. */
    private static List<FoundResource> union(List<FoundResource> sent, List<JsonNode> stored) {
        Set<String> seen = new HashSet<>();
        List<FoundResource> all = new ArrayList<>();
        Stream.concat(sent.stream(), stored.stream().map(json -> new FoundResource(json, DataOrigin.SERVER)))
                .filter(resource -> SearchSet.key(resource.json()).isEmpty() || seen.add(key(resource)))
                .forEach(all::add);
        return all;
    }

    private static String key(FoundResource resource) {
        String key = SearchSet.key(resource.json());
        return SearchSet.type(resource.json()).equals(CONSENT) ? resource.origin() + key : key;
    }
}
