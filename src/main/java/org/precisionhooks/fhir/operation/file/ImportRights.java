package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.VcfImport.StoredFile;

/**
 * Asks what of a file a caller may store of a patient, at once or as a job, which is not asked again.
 *
 * @param stored what is decided about, never shown
 */
public record ImportRights(Imports imports, ConsentDecisions decisions, StoredResults stored) {

    /** Port: stored resources by their references, past any decision. */
    @FunctionalInterface
    public interface StoredResults {

        List<IBaseResource> of(Set<String> references);
    }

    /** As much as the caller may store; the rest of the file is passed over and counted. */
    ImportOrder of(ImportOrder order, StoredFile file, RequestDetails details) {
        Set<String> domains = imports.foretold(order, file).entrySet().stream()
                .filter(each -> decisions.permitsCreate(details, each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        ImportOrder permitted = order.of(domains);
        if (domains.isEmpty() || !mayChangeEarlier(permitted, file, details)) {
            throw ImportProblem.NOT_PERMITTED.exception();
        }
        return permitted;
    }

    /** What a consent withholds one by one is not made anew in another form either. */
    private boolean mayChangeEarlier(ImportOrder order, StoredFile file, RequestDetails details) {
        Set<String> earlier = imports.earlier(order, file);
        return earlier.isEmpty() || decisions.permitsChanges(details, stored.of(earlier));
    }
}
