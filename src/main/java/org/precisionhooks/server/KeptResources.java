package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.importer.ImportedResources;
import org.precisionhooks.fhir.importer.Imports;

/** Keeps what an import makes by HAPI's storage. */
final class KeptResources implements ImportedResources {

    private final Storage storage;
    private final @Nullable RequestDetails details;

    /**
     * HAPI's storage.
     *
     * @param entities of the current transaction
     */
    record Storage(DaoRegistry daos, EntityManager entities) implements Imports.Rights {

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
        if (id.isPresent() && isThere(dao, resource.fhirType(), id.get())) {
            resource.setId(new IdType(resource.fhirType(), id.get()));
            return dao.update(resource, details).getId().getIdPart();
        }
        return dao.create(resource, details).getId().getIdPart();
    }

    @Override
    public void delete(String type, String id) {
        IFhirResourceDao<Resource> dao = dao(type);
        if (isThere(dao, type, id)) {
            dao.delete(new IdType(type, id), details);
        }
    }

    private boolean isThere(IFhirResourceDao<Resource> dao, String type, String id) {
        try {
            dao.read(new IdType(type, id), details);
            return true;
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<Resource> dao(String type) {
        return storage.daos().getResourceDao(type);
    }
}
