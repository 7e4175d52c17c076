package org.precisionhooks.fhir.importer;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Function;
import org.precisionhooks.fhir.importer.VcfImport.Keeping;
import org.precisionhooks.fhir.importer.VcfImport.StoredFile;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs imports, each in one transaction: all of a file is kept or nothing. */
public final class Imports {

    private final VcfImport importer;
    private final TransactionTemplate transactions;
    private final Function<RequestDetails, ImportedResources> resources;

    /** @param resources keeps resources with the rights of a request */
    public Imports(
            VcfImport importer,
            TransactionTemplate transactions,
            Function<RequestDetails, ImportedResources> resources) {
        this.importer = importer;
        this.transactions = transactions;
        this.resources = resources;
    }

    /** Imports a file while its sender waits. */
    public ImportResult now(ImportOrder order, byte[] file, RequestDetails details) {
        return run(order, () -> new ByteArrayInputStream(file), new Keeping(resources.apply(details), rows -> {}));
    }

    ImportResult run(ImportOrder order, StoredFile file, Keeping keeping) {
        return Objects.requireNonNull(transactions.execute(status -> {
            try {
                return importer.run(order, file, keeping);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
