package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.fhir.read.OrderReader;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.consent.ConsentDocumentReader;
import org.precisionhooks.fhir.read.genomic.TestOrderReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** The readers over JSON: one code path for what was sent along, what is stored here and what a foreign server gives. */
public final class JsonPatientReaders implements PatientReaders {

    private final RecordReader records;
    private final OrderReader orders = new OrderReader();
    private final TestOrderReader tests;
    private final ResourceSource store;
    private final ZoneId zone;
    private final ReadRecords read;

    /** Keeps nothing of what it reads. */
    public JsonPatientReaders(RecordReader records, ResourceSource store, ZoneId zone) {
        this(records, store, zone, ReadRecords.NONE);
    }

    /**
     * @param store where the consents of other persons are kept whom a resource names
     * @param zone the zone in which dates without an offset are meant
     * @param read keeps what was read of stored records
     */
    public JsonPatientReaders(RecordReader records, ResourceSource store, ZoneId zone, ReadRecords read) {
        this.records = records;
        this.tests = new TestOrderReader(records.tables());
        this.store = store;
        this.zone = zone;
        this.read = read;
    }

    @Override
    public ConsentReader consents(String patientId, List<FoundResource> resources, ConsentAuthority authority) {
        return named -> documents(named.equals(patientId) ? resources : stored(named), authority);
    }

    @Override
    public FactsReader facts(String patientId, List<FoundResource> resources) {
        return () -> read.of(patientId, resources, records);
    }

    /** Of the record only products are looked at: a diagnosis that an order refers to counts where consent permits it. */
    @Override
    public List<RequestedDrug> drugs(JsonNode draftOrders, List<FoundResource> resources) {
        List<FoundResource> products = resources.stream()
                .filter(found -> SearchSet.type(found.json()).equals("Medication"))
                .toList();
        return orders.read(draftOrders, products).stream()
                .map(order -> new RequestedDrug(Optional.of(order.reference()), order.medication(), order.reasons()))
                .toList();
    }

    @Override
    public List<OrderedTest> tests(List<FhirReference> orders, List<FoundResource> resources) {
        Set<String> wanted = orders.stream().map(FhirReference::toString).collect(Collectors.toSet());
        return resources.stream()
                .map(FoundResource::json)
                .filter(json -> wanted.contains(reference(json)))
                .flatMap(json -> tests.read(json).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<OrderedTest> tests(List<JsonNode> orders) {
        return orders.stream()
                .flatMap(json -> tests.read(json).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Fact> stated(String patientId, List<JsonNode> resources) {
        List<FoundResource> found = resources.stream()
                .map(json -> new FoundResource(ofPatient(json, patientId), DataOrigin.PREFETCH))
                .toList();
        return records.read(patientId, found).sources().stream()
                .flatMap(source -> source.facts().stream())
                .toList();
    }

    /** What comes with a question of one patient and names nobody is about that patient. */
    private static JsonNode ofPatient(JsonNode json, String patientId) {
        if (!PatientLinks.belongsToNobody(json)) {
            return json;
        }
        ObjectNode named = json.deepCopy();
        named.putObject("subject").put("reference", "Patient/" + patientId);
        return named;
    }

    private List<FoundResource> stored(String patientId) {
        return store.resources(patientId, Set.of("Consent")).stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
    }

    private List<ConsentDocument> documents(List<FoundResource> resources, ConsentAuthority authority) {
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
        return consents.stream()
                .map(found -> document(reader, found, authority))
                .toList();
    }

    private static ConsentDocument document(
            ConsentDocumentReader reader, FoundResource found, ConsentAuthority authority) {
        ConsentDocument document = reader.read(found.json());
        boolean kept = found.origin() == DataOrigin.SERVER || authority == ConsentAuthority.EHR;
        return kept ? document : document.sentAlong();
    }

    private static String reference(JsonNode json) {
        return json.path("resourceType").asText() + "/" + json.path("id").asText();
    }
}
