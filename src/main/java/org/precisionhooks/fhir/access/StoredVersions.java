package org.precisionhooks.fhir.access;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Port: what is in the store, past any decision; whoever shows it decides first. */
@FunctionalInterface
public interface StoredVersions {

    /** The current version; empty when there is none or it was deleted. */
    Optional<IBaseResource> current(String type, String id);
}
