package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.ConsentDocument;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.fhir.read.ConsentDocumentReader;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.read.OrderReader;
import org.precisionhooks.fhir.read.RecordReader;

/** The readers over JSON: one code path for what was sent along, what is stored here and what a foreign server gives. */
public final class JsonPatientReaders implements PatientReaders {

    private final RecordReader records;
    private final OrderReader orders = new OrderReader();
    private final ResourceSource store;
    private final ConsentAuthority authority;
    private final ZoneId zone;

    /**
     * @param store where the consents of other persons are kept whom a resource names
     * @param authority whose consents count
     * @param zone the zone in which dates without an offset are meant
     */
    public JsonPatientReaders(RecordReader records, ResourceSource store, ConsentAuthority authority, ZoneId zone) {
        this.records = records;
        this.store = store;
        this.authority = authority;
        this.zone = zone;
    }

    @Override
    public ConsentReader consents(String patientId, List<FoundResource> resources) {
        return named -> documents(named.equals(patientId) ? resources : stored(named));
    }

    @Override
    public FactsReader facts(String patientId, List<FoundResource> resources) {
        return () -> records.read(patientId, resources);
    }

    @Override
    public List<RequestedDrug> drugs(JsonNode draftOrders, List<FoundResource> resources) {
        return orders.read(draftOrders, resources).stream()
                .map(order -> new RequestedDrug(Optional.of(order.reference()), order.medication(), order.reasons()))
                .toList();
    }

    private List<FoundResource> stored(String patientId) {
        return store.resources(patientId, Set.of("Consent")).stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
    }

    private List<ConsentDocument> documents(List<FoundResource> resources) {
        List<FoundResource> consents = resources.stream()
                .filter(found -> found.json().path("resourceType").asText().equals("Consent"))
                .toList();
        if (consents.isEmpty()) {
            return List.of();
        }
        Map<String, JsonNode> byReference = new HashMap<>();
        resources.forEach(resource -> byReference.putIfAbsent(reference(resource.json()), resource.json()));
        ConsentDocumentReader reader =
                new ConsentDocumentReader(zone, reference -> Optional.ofNullable(byReference.get(reference)));
        return consents.stream().map(found -> document(reader, found)).toList();
    }

    private ConsentDocument document(ConsentDocumentReader reader, FoundResource found) {
        ConsentDocument document = reader.read(found.json());
        boolean kept = found.origin() == DataOrigin.SERVER || authority == ConsentAuthority.EHR;
        return kept ? document : document.sentAlong();
    }

    private static String reference(JsonNode json) {
        return json.path("resourceType").asText() + "/" + json.path("id").asText();
    }
}
