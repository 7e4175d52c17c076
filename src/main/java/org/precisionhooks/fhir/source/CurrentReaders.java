package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/**
 * The readers of the edition of the knowledge that answers.
 *
 * @param readers asked for each time
 */
public record CurrentReaders(Supplier<? extends PatientReaders> readers) implements PatientReaders {

    @Override
    public ConsentReader consents(String patientId, List<FoundResource> resources, ConsentAuthority authority) {
        return readers.get().consents(patientId, resources, authority);
    }

    @Override
    public FactsReader facts(String patientId, List<FoundResource> resources) {
        return readers.get().facts(patientId, resources);
    }

    @Override
    public List<RequestedDrug> drugs(JsonNode draftOrders, List<FoundResource> resources) {
        return readers.get().drugs(draftOrders, resources);
    }

    @Override
    public List<OrderedTest> tests(List<FhirReference> orders, List<FoundResource> resources) {
        return readers.get().tests(orders, resources);
    }

    @Override
    public List<OrderedTest> tests(List<JsonNode> orders) {
        return readers.get().tests(orders);
    }

    @Override
    public List<Fact> stated(String patientId, List<JsonNode> resources) {
        return readers.get().stated(patientId, resources);
    }
}
