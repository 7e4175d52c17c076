package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.fhir.source.FetchedResource;

/** Port: turns the JSON of a request into what the adviser takes; the readers do their work only when they are called. */
public interface PatientReaders {

    ConsentReader consents(String patientId, List<FetchedResource> resources);

    FactsReader facts(String patientId, List<FetchedResource> resources);

    /**
     * The drugs that are ordered, one each draft order.
     *
     * @param draftOrders the drafts, and products that they refer to
     * @param resources where else a referenced product may be found
     */
    List<RequestedDrug> drugs(List<JsonNode> draftOrders, List<FetchedResource> resources);
}
