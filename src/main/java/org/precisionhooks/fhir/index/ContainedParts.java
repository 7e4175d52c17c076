package org.precisionhooks.fhir.index;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** What a resource contains, by the part of a reference after its hash. */
public final class ContainedParts {

    private ContainedParts() {}

    /** The contained resource that a reference {@code Type/id#part} leads to; empty for one without a part. */
    public static Optional<DomainResource> of(DomainResource whole, String reference) {
        int hash = reference.indexOf('#');
        String part = reference.substring(hash + 1);
        return hash < 0
                ? Optional.empty()
                : whole.getContained().stream()
                        .filter(inner -> id(inner).equals(part))
                        .filter(DomainResource.class::isInstance)
                        .map(DomainResource.class::cast)
                        .findFirst();
    }

    /** HAPI writes a hash before ids of contained resources, as some senders do. */
    static String id(Resource inner) {
        String id = inner.getIdElement().getIdPart();
        if (id == null) {
            return "";
        }
        return id.startsWith("#") ? id.substring(1) : id;
    }
}
