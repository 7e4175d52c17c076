package org.precisionhooks.server.demo;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.io.IOException;
import java.io.InputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;

/**
 * Stores a transaction Bundle of synthetic patients. The server calls itself ready only after its runners, hence after
 * this one. The entries are updates under fixed identifiers, so loading them again changes nothing.
 */
public class DemoPatients implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoPatients.class);

    private final IFhirSystemDao<Bundle, Meta> systemDao;
    private final Resource bundle;

    public DemoPatients(IFhirSystemDao<Bundle, Meta> systemDao, Resource bundle) {
        this.systemDao = systemDao;
        this.bundle = bundle;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try (InputStream in = bundle.getInputStream()) {
            Bundle patients = systemDao.getContext().newJsonParser().parseResource(Bundle.class, in);
            systemDao.transaction(new SystemRequestDetails(), patients);
            log.info("Loaded {} demo resources", patients.getEntry().size());
        }
    }
}
