package org.precisionhooks.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What tables of our own remember of a patient by id goes with the patient, in the same transaction: which files were imported,
 * and which findings were told. The index goes with its resources; the audit stays.
 */
@Interceptor
public final class DeletedPatients {

    private static final List<String> FORGET = List.of(
            "delete from ph_import_resource where import_id in (select id from ph_import where patient = ?)",
            "delete from ph_import where patient = ?",
            "delete from ph_review_task where patient = ?",
            "delete from ph_review_outbox where patient = ?");

    private final JdbcTemplate database;

    /** @param database shares the connection of HAPI's transactions */
    DeletedPatients(JdbcTemplate database) {
        this.database = database;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        if (resource instanceof Patient patient) {
            String id = patient.getIdElement().getIdPart();
            FORGET.forEach(statement -> database.update(statement, id));
        }
    }
}
