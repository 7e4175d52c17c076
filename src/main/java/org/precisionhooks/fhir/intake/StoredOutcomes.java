package org.precisionhooks.fhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.entity.TagTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.label.VersionMeta;
import org.precisionhooks.fhir.write.Canonical;

/**
 * Tags a genetic result with how it was read (genomics-fhir.md section 5.1): by itself, when it was stored. What other
 * resources add or mend, the tag does not know; {@code $read-report} does.
 */
@Interceptor
public final class StoredOutcomes {

    /** What this server says itself of a resource is said anew of each version. */
    private static final Set<String> OWN = Set.of(Canonical.READING_OUTCOME, Canonical.DIRECTORY_STATUS);

    private final ResultsRead results;

    public StoredOutcomes(ResultsRead results) {
        this.results = results;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (resource instanceof Resource stored) {
            tag(stored, List.of());
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails details) {
        if (before instanceof Resource old && after instanceof Resource stored) {
            tag(stored, old.getMeta().getTag());
            VersionMeta.takeAsItStands(details, TagTypeEnum.TAG);
        }
    }

    /** @param before tags that stay, since a sender adds to them only; an outcome is replaced */
    private void tag(Resource resource, List<Coding> before) {
        List<Coding> tags = new ArrayList<>(resource.getMeta().getTag());
        before.stream()
                .filter(tag -> !OWN.contains(tag.getSystem()) && !VersionMeta.holds(tags, tag))
                .map(Coding::copy)
                .forEach(tags::add);
        boolean tagged = tags.removeIf(tag -> Canonical.READING_OUTCOME.equals(tag.getSystem()));
        List<Coding> outcomes = results.outcome(resource).stream()
                .map(outcome ->
                        new Coding().setSystem(Canonical.READING_OUTCOME).setCode(outcome.tag()))
                .toList();
        if (tagged || !outcomes.isEmpty() || !before.isEmpty()) {
            tags.addAll(outcomes);
            resource.getMeta().setTag(tags);
        }
    }
}
