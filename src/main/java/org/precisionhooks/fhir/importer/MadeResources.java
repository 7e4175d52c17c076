package org.precisionhooks.fhir.importer;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.importer.ImportLedger.Made;

/**
 * The resources of one import, in the place of those of an earlier one. What the earlier one made of domains of which this one
 * may not store anything stays as it is.
 */
public final class MadeResources {

    private static final String STUDY = "Procedure";
    private static final String BEHIND_DOMAIN = "|";

    private final ImportedResources resources;
    private final Map<String, Made> before;
    private final Map<String, Made> others;
    private final Map<String, Made> now = new HashMap<>();

    /**
     * @param before what the earlier import made, by what it stands for
     * @param domains of which this import may store results
     */
    public MadeResources(ImportedResources resources, Map<String, Made> before, Set<String> domains) {
        this.resources = resources;
        Map<Boolean, Map<String, Made>> parts = before.entrySet().stream()
                .collect(partitioningBy(
                        made -> domains.contains(domain(made.getKey())),
                        toMap(Map.Entry::getKey, Map.Entry::getValue)));
        this.before = Map.copyOf(parts.getOrDefault(true, Map.of()));
        this.others = Map.copyOf(parts.getOrDefault(false, Map.of()));
    }

    /** The knowledge domain of what a place of the ledger stands for. */
    static String domain(String place) {
        return place.substring(0, Math.max(0, place.indexOf(BEHIND_DOMAIN)));
    }

    /**
     * Keeps a resource.
     *
     * @param domain that it is of
     * @param what it stands for; rows of a file may repeat each other
     * @return its logical id
     */
    public String save(String domain, String what, Resource resource) {
        String place = domain + BEHIND_DOMAIN + what;
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

    /** References of the studies that the earlier import made in these domains. */
    Set<String> earlierStudies() {
        return before.values().stream()
                .filter(made -> made.type().equals(STUDY))
                .map(made -> STUDY + "/" + made.id())
                .collect(Collectors.toSet());
    }

    /** Deletes what the earlier import made in these domains and this one did not; gives what there is now. */
    public Map<String, Made> settled() {
        before.forEach((place, made) -> {
            if (!now.containsValue(made)) {
                resources.delete(made.type(), made.id());
            }
        });
        Map<String, Made> all = new HashMap<>(others);
        all.putAll(now);
        return Map.copyOf(all);
    }
}
