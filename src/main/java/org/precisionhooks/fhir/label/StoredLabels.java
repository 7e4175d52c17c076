package org.precisionhooks.fhir.label;

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

/**
 * Labels what is stored (consent.md section 12): the sensitivities and domains of its content stand in
 * {@code meta.security}. What the content before had earned goes with it; a label that a sender put stays.
 */
@Interceptor
public final class StoredLabels {

    private final ContentLabels labels;

    public StoredLabels(ContentLabels labels) {
        this.labels = labels;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (resource instanceof Resource stored) {
            label(stored, List.of());
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails details) {
        if (before instanceof Resource old && after instanceof Resource stored) {
            label(stored, beyondItsContent(old));
            VersionMeta.takeAsItStands(details, TagTypeEnum.SECURITY_LABEL);
        }
    }

    /** The labels that nothing in the resource accounts for, so that somebody put them. */
    private List<Coding> beyondItsContent(Resource resource) {
        Resource content = resource.copy();
        content.getMeta().setSecurity(List.of());
        Set<org.precisionhooks.facts.Coding> earned = labels.of(content);
        return resource.getMeta().getSecurity().stream()
                .filter(label -> earned.stream().noneMatch(one -> one.is(label.getSystem(), label.getCode())))
                .toList();
    }

    private void label(Resource resource, List<Coding> more) {
        List<Coding> kept = new ArrayList<>(resource.getMeta().getSecurity());
        more.stream()
                .filter(label -> !VersionMeta.holds(kept, label))
                .map(Coding::copy)
                .forEach(kept::add);
        labels.of(resource).stream()
                .map(label -> new Coding().setSystem(label.system()).setCode(label.code()))
                .filter(label -> !VersionMeta.holds(kept, label))
                .forEach(kept::add);
        resource.getMeta().setSecurity(kept);
    }
}
