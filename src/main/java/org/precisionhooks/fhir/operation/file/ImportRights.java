package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.VcfImport.StoredFile;

/** Asks what of a file a caller may store of a patient. */
public record ImportRights(Imports imports, ConsentDecisions decisions) {

    /** As much as the caller may store; the rest of the file is passed over and counted. */
    ImportOrder of(ImportOrder order, StoredFile file, RequestDetails details) {
        Set<String> domains = imports.foretold(order, file).entrySet().stream()
                .filter(each -> decisions.permitsCreate(details, each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (domains.isEmpty()) {
            throw ImportProblem.NOT_PERMITTED.exception();
        }
        return order.of(domains);
    }
}
