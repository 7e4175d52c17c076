package org.precisionhooks.fhir.source;

import java.util.List;

/**
 * The resources that a request is answered from.
 *
 * @param resources each resource once, what was sent along first
 * @param incomplete keys whose data are known to be missing or cut off, sorted
 */
public record Gathered(List<FetchedResource> resources, List<String> incomplete) {

    public Gathered {
        resources = List.copyOf(resources);
        incomplete = List.copyOf(incomplete);
    }
}
