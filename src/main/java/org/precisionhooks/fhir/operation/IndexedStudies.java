package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.precisionhooks.fhir.write.summary.IndexedStudy;

/** Port: the studies of which an index holds what no resource does, and that the caller may see. */
@FunctionalInterface
public interface IndexedStudies {

    /** Without an index. */
    IndexedStudies NONE = (details, patient, genes) -> List.of();

    /** @param genes whose variants are wanted one by one */
    List<IndexedStudy> of(RequestDetails details, String patient, Set<String> genes);
}
