package org.precisionhooks.fhir.importer;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.DomainResource;
import org.precisionhooks.fhir.importer.VcfImport.Keeping;
import org.precisionhooks.fhir.importer.VcfImport.StoredFile;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs imports, each in one transaction: all of a file is kept or nothing. */
public final class Imports {

    private final Supplier<VcfImport> importer;
    private final TransactionTemplate transactions;
    private final Rights resources;

    /** @param importer of the edition of the knowledge that answers */
    public Imports(Supplier<VcfImport> importer, TransactionTemplate transactions, Rights resources) {
        this.importer = importer;
        this.transactions = transactions;
        this.resources = resources;
    }

    /** Imports a file while its sender waits. */
    public ImportResult now(ImportOrder order, StoredFile file, RequestDetails details) {
        return run(order, file, new Keeping(resources.of(details), rows -> {}), done -> {});
    }

    /**
     * Resources like those that an import makes of each knowledge domain, by domain.
     *
     * @throws FileRefusedException for a file that is refused for its header
     */
    public Map<String, DomainResource> foretold(ImportOrder order, StoredFile file) {
        try {
            return importer.get().foretold(order, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** References of what an earlier import of the same file made, as far as the order may change it. */
    public Set<String> earlier(ImportOrder order, StoredFile file) {
        try {
            return importer.get().earlier(order, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Imports a file whose sender was asked about when it came.
     *
     * @param end told what was done, in the transaction
     */
    void run(ImportOrder order, StoredFile file, LongConsumer progress, Consumer<ImportResult> end) {
        run(order, file, new Keeping(resources.ofJob(), progress), end);
    }

    private ImportResult run(ImportOrder order, StoredFile file, Keeping keeping, Consumer<ImportResult> end) {
        return Objects.requireNonNull(transactions.execute(status -> {
            try {
                ImportResult result = importer.get().run(order, file, keeping);
                end.accept(result);
                return result;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Port: keeps resources with the rights of a request, or for a job. */
    public interface Rights {

        ImportedResources of(RequestDetails details);

        /** For what a request was permitted to do. */
        ImportedResources ofJob();
    }
}
