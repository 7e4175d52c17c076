package org.precisionhooks.fhir.index;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.precisionhooks.fhir.source.LocalStore;
import org.precisionhooks.fhir.source.RecordStamps;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the index anew from the stored resources, patient by patient. What an import put there stays with its study. */
public final class IndexRebuild {

    private static final String NEXT =
            "select FHIR_ID from HFJ_RESOURCE where RES_TYPE = 'Patient' and RES_DELETED_AT is null"
                    + " and FHIR_ID > ? order by FHIR_ID limit 100";

    private final ResultFiler filer;
    private final VariantIndex index;
    private final RecordStamps stamps;
    private final LocalStore store;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    public IndexRebuild(ResultFiler filer, VariantIndex index, RecordStamps stamps, DataSource dataSource) {
        this.filer = filer;
        this.index = index;
        this.stamps = stamps;
        this.store = new LocalStore(dataSource);
        this.database = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** The next patients after one, in the order of their ids; none at the end. */
    List<String> after(String patient) {
        return database.queryForList(NEXT, String.class, patient);
    }

    /** Of one patient, whose record nobody else changes meanwhile: whoever does waits for the stamp, or is waited for. */
    public void of(String patient) {
        transaction.executeWithoutResult(status -> {
            stamps.raise(List.of(patient));
            Set<String> gone = new HashSet<>(index.resources(patient));
            store.resources(patient, ResultFiler.TYPES).forEach(json -> {
                String reference = json.path("resourceType").asText() + "/"
                        + json.path("id").asText();
                filer.file(FhirContext.forR4Cached().newJsonParser().parseResource(json.toString()))
                        .ifPresent(filed -> {
                            index.file(filed);
                            gone.remove(reference);
                        });
                if (reference.startsWith("Procedure/")) {
                    gone.remove(reference);
                }
            });
            gone.removeIf(reference -> reference.startsWith("DocumentReference/"));
            gone.forEach(index::forget);
        });
    }
}
