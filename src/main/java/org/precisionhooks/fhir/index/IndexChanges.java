package org.precisionhooks.fhir.index;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees each change in HAPI's storage, by whatever way it came, and changes the index in the same transaction. */
@Interceptor
public final class IndexChanges {

    /** A file of variants may be imported beside the document that holds it. */
    private static final Set<String> INDEXED =
            Set.copyOf(Stream.concat(ResultFiler.TYPES.stream(), Stream.of("DocumentReference"))
                    .toList());

    private final ResultFiler filer;
    private final VariantIndex index;
    private final JdbcTemplate database;
    private final TransactionTemplate alone;

    public IndexChanges(ResultFiler filer, VariantIndex index, DataSource dataSource) {
        this.filer = filer;
        this.index = index;
        this.database = new JdbcTemplate(dataSource);
        this.alone = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        filer.file(resource).ifPresent(filed -> together(() -> index.file(filed)));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        if (ResultFiler.TYPES.contains(after.fhirType())) {
            Optional<FiledResource> filed = filer.file(after);
            together(() -> filed.ifPresentOrElse(index::file, () -> index.forget(reference(after))));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        if (INDEXED.contains(resource.fhirType())) {
            together(() -> index.forget(reference(resource)));
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_EXPUNGE_EVERYTHING)
    public void everythingExpunged() {
        together(index::clear);
    }

    /** HAPI names only its own keys of what it removes for good. */
    @Hook(Pointcut.STORAGE_PRE_DELETE_EXPUNGE_PID_LIST)
    public void deletedAndExpunged(String type, List<Long> pids) {
        if (INDEXED.contains(type)) {
            List<String> ids = database.queryForList(
                    "select FHIR_ID from HFJ_RESOURCE where RES_ID = any(?)",
                    String.class,
                    new SqlArrayValue("bigint", pids.toArray()));
            together(() -> ids.forEach(id -> index.forget(type + "/" + id)));
        }
    }

    private void together(Runnable change) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            change.run();
        } else {
            alone.executeWithoutResult(status -> change.run());
        }
    }

    private static String reference(IBaseResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
