package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.importer.ImportedResources;
import org.precisionhooks.fhir.importer.Imports;

/**
 * Keeps what an import makes by HAPI's storage.
 *
 * @param details the request whose rights it has; null for a job, whose caller was asked about when it began
 */
record KeptResources(DaoRegistry daos, @Nullable RequestDetails details) implements ImportedResources {

    @Override
    public String save(Resource resource, Optional<String> id) {
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
        return daos.getResourceDao(type);
    }

    /** Keeps resources with the rights of a request, or for a job. */
    record Rights(DaoRegistry daos) implements Imports.Rights {

        @Override
        public ImportedResources of(RequestDetails details) {
            return new KeptResources(daos, details);
        }

        @Override
        public ImportedResources ofJob() {
            return new KeptResources(daos, null);
        }
    }
}
