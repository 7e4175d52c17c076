package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * This server's own resources, read from HAPI's tables as JSON, in one snapshot. A search by HAPI would build and index
 * objects of each resource, at more than ten times the cost. Consent is not asked here: callers pass the gate.
 */
public final class LocalStore implements ResourceSource {

    private final Snapshot snapshot;

    public LocalStore(DataSource dataSource) {
        this.snapshot = new Snapshot(dataSource);
    }

    /**
     * The resources of these types of which the patient is the subject, and what they refer to that is nobody's:
     * medications, sequences, results without a subject, and actors of consents. By type, then id; empty when the patient
     * is unknown or deleted.
     *
     * @throws UnreadableResourceException when one of them cannot be read
     */
    @Override
    public List<JsonNode> resources(String patientId, Set<String> types) {
        return snapshot.read(database -> new RecordReading(new StoredResources(database)).of(patientId, types));
    }

    /** By id; those that name a patient are left out. */
    @Override
    public List<JsonNode> medications(Set<String> ids) {
        return snapshot.read(database -> new RecordReading(new StoredResources(database)).medications(ids));
    }

    /** All in one snapshot and with the same number of queries, however many patients there are. */
    @Override
    public Map<String, List<JsonNode>> consents(Set<String> patientIds) {
        return snapshot.read(database -> new ConsentReading(new StoredResources(database)).of(patientIds));
    }
}
