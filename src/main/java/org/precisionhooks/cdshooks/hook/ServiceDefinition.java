package org.precisionhooks.cdshooks.hook;

import java.util.List;
import java.util.Set;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.source.PrefetchKey;

/**
 * One CDS service as discovery shows it (CDS Hooks 2.0.1, discovery); one id serves one hook.
 *
 * @param id last part of the service's URL, stable
 * @param occasion the moment that the hook is for this service
 * @param title short name for people
 * @param description what it does, Markdown
 * @param usageRequirements what a client must know to use it
 * @param domains clinical domains that are asked
 * @param prefetch the keys asked for
 */
public record ServiceDefinition(
        String id,
        Hook hook,
        Occasion occasion,
        String title,
        String description,
        String usageRequirements,
        Set<Domain> domains,
        List<PrefetchKey> prefetch) {

    public ServiceDefinition {
        domains = Set.copyOf(domains);
        prefetch = List.copyOf(prefetch);
    }
}
