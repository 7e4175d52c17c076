package org.precisionhooks.cdshooks;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.fhir.source.PrefetchKey;

/** The discovery document (CDS Hooks 2.0.1; {@code version} and {@code hookVersion} from 3.0). */
record Discovery(List<Entry> services) {

    /** The version of CDS Hooks that is spoken. */
    private static final String CDS_HOOKS = "2.0.1";

    record Entry(
            String hook,
            String id,
            String title,
            String description,
            String version,
            String hookVersion,
            String usageRequirements,
            Map<String, String> prefetch) {}

    static Discovery of(List<ServiceDefinition> services) {
        return new Discovery(services.stream().map(Discovery::entry).toList());
    }

    private static Entry entry(ServiceDefinition service) {
        return new Entry(
                service.hook().code(),
                service.id(),
                service.title(),
                service.description(),
                CDS_HOOKS,
                service.hook().version(),
                service.usageRequirements(),
                service.prefetch().stream()
                        .collect(toMap(
                                PrefetchKey::name,
                                PrefetchKey::template,
                                (first, second) -> first,
                                LinkedHashMap::new)));
    }
}
