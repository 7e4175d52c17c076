package org.precisionhooks.fhir.source;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A reader of the store and what writes into it, on any database. Each test has a patient of its own. */
public abstract class StoreRules {

    protected static final FhirContext FHIR = FhirContext.forR4Cached();
    static final Set<String> ALL =
            Set.of("Patient", "Observation", "MolecularSequence", "DiagnosticReport", "MedicationRequest", "Consent");

    protected LocalStore store;
    RecordStamps stamps;
    protected DaoRegistry daos;
    protected JdbcTemplate database;
    protected TransactionTemplate transaction;

    protected abstract ApplicationContext server();

    @BeforeEach
    void connect() {
        store = new LocalStore(server().getBean(DataSource.class));
        stamps = server().getBean(RecordStamps.class);
        daos = server().getBean(DaoRegistry.class);
        database = new JdbcTemplate(server().getBean(DataSource.class));
        transaction = new TransactionTemplate(server().getBean(PlatformTransactionManager.class));
    }

    List<String> read(String patient) {
        return keys(store.resources(patient, ALL));
    }

    static List<String> keys(List<JsonNode> resources) {
        return resources.stream()
                .map(json -> json.path("resourceType").asText() + "/"
                        + json.path("id").asText())
                .toList();
    }

    protected void patient(String id) {
        put("{'resourceType':'Patient','id':'" + id + "'}");
    }

    protected void observation(String id, String patient) {
        put("{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'x'},"
                + "'subject':{'reference':'Patient/" + patient + "'}}");
    }

    protected void put(String json) {
        IBaseResource resource = FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
        dao(resource.fhirType()).update(resource, system());
    }

    @SuppressWarnings("unchecked")
    protected IFhirResourceDao<IBaseResource> dao(String type) {
        return daos.getResourceDao(type);
    }

    protected static IdType id(String reference) {
        return new IdType(new Reference(reference).getReference());
    }

    protected static SystemRequestDetails system() {
        return new SystemRequestDetails();
    }
}
