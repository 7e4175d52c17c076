package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.fhir.importer.ImportedResources;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.source.StoredByReference;

/** Keeps what an import makes by HAPI's storage. */
final class KeptResources implements ImportedResources {

    private static final String THERE =
            "select RES_ID from HFJ_RESOURCE where RES_TYPE = :type and FHIR_ID = :id and RES_DELETED_AT is null";

    private final Storage storage;
    private final @Nullable RequestDetails details;

    /**
     * HAPI's storage.
     *
     * @param entities of the current transaction
     * @param stored what was there before it
     */
    record Storage(DaoRegistry daos, EntityManager entities, StoredByReference stored) implements Imports.Rights {

        @Override
        public ImportedResources of(RequestDetails details) {
            return new KeptResources(this, details);
        }

        @Override
        public ImportedResources ofJob() {
            return new KeptResources(this, null);
        }
    }

    /** @param details the request whose rights it has; null for a job, whose caller was asked about when it began */
    private KeptResources(Storage storage, @Nullable RequestDetails details) {
        this.storage = storage;
        this.details = details;
    }

    /** Before each query, of which HAPI makes several a resource, Hibernate looks through all that it holds: it holds nothing. */
    @Override
    public String save(Resource resource, Optional<String> id) {
        String saved = saved(resource, id);
        storage.entities().flush();
        storage.entities().clear();
        return saved;
    }

    private String saved(Resource resource, Optional<String> id) {
        IFhirResourceDao<Resource> dao = dao(resource.fhirType());
        if (id.isPresent() && isThere(resource.fhirType(), id.get())) {
            resource.setId(new IdType(resource.fhirType(), id.get()));
            return dao.update(resource, details).getId().getIdPart();
        }
        return dao.create(resource, details).getId().getIdPart();
    }

    @Override
    public Sex sex(String patient) {
        String reference = "Patient/" + patient;
        JsonNode found = storage.stored().of(List.of(reference)).getOrDefault(reference, MissingNode.getInstance());
        String gender = found.path("gender").asText();
        return Arrays.stream(Sex.values())
                .filter(sex -> sex.name().equalsIgnoreCase(gender))
                .findFirst()
                .orElse(Sex.UNKNOWN);
    }

    @Override
    public void delete(String type, String id) {
        if (isThere(type, id)) {
            dao(type).delete(new IdType(type, id), details);
        }
    }

    /** Asked of the table: HAPI's read of what is not there, or may not be seen, would undo the transaction. */
    private boolean isThere(String type, String id) {
        return !storage.entities()
                .createNativeQuery(THERE)
                .setParameter("type", type)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<Resource> dao(String type) {
        return storage.daos().getResourceDao(type);
    }
}
