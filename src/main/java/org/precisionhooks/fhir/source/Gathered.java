package org.precisionhooks.fhir.source;

import java.util.List;
import org.precisionhooks.fhir.read.resource.FoundResource;

/**
 * The resources that a request is answered from.
 *
 * @param resources each resource once, what was sent along first
 * @param incomplete keys whose data are known to be missing or cut off, sorted
 */
public record Gathered(List<FoundResource> resources, List<String> incomplete) {

    public Gathered {
        resources = List.copyOf(resources);
        incomplete = List.copyOf(incomplete);
    }
}
