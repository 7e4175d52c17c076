package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Turns the resources of one patient into what the adviser takes; the readers do their work only when they are called. */
public interface PatientReaders {

    /** By the consents kept here; whatever came from elsewhere may only restrict. */
    default ConsentReader consents(String patientId, List<FoundResource> resources) {
        return consents(patientId, resources, ConsentAuthority.SERVER);
    }

    ConsentReader consents(String patientId, List<FoundResource> resources, ConsentAuthority authority);

    FactsReader facts(String patientId, List<FoundResource> resources);

    /**
     * The drugs that are ordered, one each draft order.
     *
     * @param draftOrders Bundle with the drafts, and products that they refer to
     * @param resources where else a referenced product may be found
     */
    List<RequestedDrug> drugs(JsonNode draftOrders, List<FoundResource> resources);

    /** The genetic tests among the orders that these references mean; an order that is not there names none. */
    List<OrderedTest> tests(List<FhirReference> orders, List<FoundResource> resources);

    /** The genetic tests among orders that are sent along. */
    List<OrderedTest> tests(List<JsonNode> orders);

    /**
     * What a caller states of the patient with the question, e.g. a condition that is being recorded. It is not read from
     * the record, so that no consent is asked for it.
     */
    List<Fact> stated(String patientId, List<JsonNode> resources);
}
