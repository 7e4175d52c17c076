package org.precisionhooks.fhir.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.source.UnreadableResourceException;

/** The consents kept here, of all patients that a request touches; nothing is remembered. */
public final class StoredConsents {

    private final ResourceSource store;
    private final PatientReaders readers;

    public StoredConsents(ResourceSource store, PatientReaders readers) {
        this.store = store;
        this.readers = readers;
    }

    /** By patient id, one entry each. What cannot be read is a consent that permits nothing. */
    Map<String, List<ConsentDocument>> of(Set<String> patientIds) {
        Map<String, List<ConsentDocument>> documents = new TreeMap<>();
        try {
            Map<String, List<JsonNode>> stored = store.consents(patientIds);
            patientIds.forEach(id -> documents.put(id, read(id, stored.getOrDefault(id, List.of()))));
        } catch (UnreadableResourceException e) {
            patientIds.forEach(
                    id -> documents.put(id, List.of(ConsentDocument.unreadable("unread", "stored content"))));
        }
        return documents;
    }

    private List<ConsentDocument> read(String patientId, List<JsonNode> stored) {
        List<FoundResource> found = stored.stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
        return readers.consents(patientId, found, ConsentAuthority.SERVER).read(patientId);
    }
}
