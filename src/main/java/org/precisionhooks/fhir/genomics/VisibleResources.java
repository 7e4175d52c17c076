package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.source.StoredByReference;

/** Stored resources that the caller may see: each is decided about like one that is read, and one withheld is as if absent. */
final class VisibleResources {

    private final StoredByReference store;
    private final ConsentDecisions decisions;
    private final FhirContext fhir;

    VisibleResources(StoredByReference store, ConsentDecisions decisions, FhirContext fhir) {
        this.store = store;
        this.decisions = decisions;
        this.fhir = fhir;
    }

    /** @param references each {@code Type/id} */
    Map<String, Resource> of(RequestDetails details, Collection<String> references) {
        List<Resource> stored = new ArrayList<>();
        store.of(new TreeSet<>(references))
                .values()
                .forEach(json -> stored.add((Resource) fhir.newJsonParser().parseResource(json.toString())));
        Map<String, Resource> visible = new TreeMap<>();
        List<Boolean> seen = seen(details, stored);
        for (int i = 0; i < stored.size(); i++) {
            if (seen.get(i)) {
                Resource resource = stored.get(i);
                visible.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            }
        }
        return visible;
    }

    boolean isVisible(RequestDetails details, String reference) {
        return of(details, Set.of(reference)).containsKey(reference);
    }

    List<Boolean> seen(RequestDetails details, List<? extends IBaseResource> resources) {
        return decisions.mayRead(details, List.copyOf(resources));
    }
}
