package org.precisionhooks.fhir.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.importer.ImportLedger.Made;

/** The resources of one import, in the place of those of an earlier one. */
final class MadeResources {

    private static final String STUDY = "Procedure";

    private final ImportedResources resources;
    private final Map<String, Made> before;
    private final Map<String, Made> now = new HashMap<>();

    /** @param before what the earlier import made, by what it stands for */
    MadeResources(ImportedResources resources, Map<String, Made> before) {
        this.resources = resources;
        this.before = Map.copyOf(before);
    }

    /**
     * Keeps a resource.
     *
     * @param place what it stands for; rows of a file may repeat each other
     * @return its logical id
     */
    String save(String place, Resource resource) {
        String free = place;
        for (int i = 2; now.containsKey(free); i++) {
            free = place + " " + i;
        }
        String type = resource.fhirType();
        Optional<String> id = Optional.ofNullable(before.get(free))
                .filter(made -> made.type().equals(type))
                .map(Made::id);
        String kept = resources.save(resource, id);
        now.put(free, new Made(type, kept));
        return kept;
    }

    /** References of the studies that the earlier import made. */
    Set<String> earlierStudies() {
        return before.values().stream()
                .filter(made -> made.type().equals(STUDY))
                .map(made -> STUDY + "/" + made.id())
                .collect(Collectors.toSet());
    }

    /** Deletes what the earlier import made and this one did not; gives what there is now. */
    Map<String, Made> settled() {
        before.forEach((place, made) -> {
            if (!now.containsValue(made)) {
                resources.delete(made.type(), made.id());
            }
        });
        return Map.copyOf(now);
    }
}
