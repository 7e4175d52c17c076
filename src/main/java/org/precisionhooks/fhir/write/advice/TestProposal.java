package org.precisionhooks.fhir.write.advice;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;

/** A test that is wanted before the drug, proposed as a ServiceRequest. */
final class TestProposal {

    private final GeneCodes genes;

    TestProposal(GeneCodes genes) {
        this.genes = genes;
    }

    /** Empty where no test is wanted. */
    Optional<ServiceRequest> of(Statement statement) {
        return statement
                .finding()
                .conclusion()
                .fold(
                        recommendation ->
                                isMeasured(recommendation) ? Optional.of(measurement(statement)) : Optional.empty(),
                        test -> Optional.of(genetic(statement, test.genes())),
                        risk -> Optional.empty(),
                        suspicion -> Optional.empty(),
                        none -> Optional.empty());
    }

    private static boolean isMeasured(Recommendation recommendation) {
        return recommendation.action() == ActionClass.MEASURE_FIRST;
    }

    private ServiceRequest genetic(Statement statement, List<String> symbols) {
        ServiceRequest request = request(statement, "Genetic test: " + String.join(", ", symbols));
        symbols.forEach(symbol -> request.addOrderDetail(genes.gene(symbol)));
        return request;
    }

    private ServiceRequest measurement(Statement statement) {
        Finding finding = statement.finding();
        ServiceRequest request = request(statement, finding.headline());
        finding.evidence().stream()
                .map(Evidence::gene)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(symbol -> request.addOrderDetail(genes.gene(symbol)));
        return request;
    }

    private static ServiceRequest request(Statement statement, String words) {
        ServiceRequest request = new ServiceRequest();
        request.getMeta().addProfile(Canonical.TEST_PROPOSAL);
        request.addExtension(ConclusionExtension.of(statement.finding()));
        request.setStatus(ServiceRequestStatus.DRAFT)
                .setIntent(ServiceRequestIntent.PROPOSAL)
                .setCode(new CodeableConcept().setText(words))
                .setSubject(statement.subject())
                .setAuthoredOnElement(statement.answer().dateTime())
                .setNote(statement.notes());
        statement.finding().drug().map(Codes::drug).ifPresent(request::addReasonCode);
        statement
                .order()
                .filter(order -> order.getReference().startsWith("MedicationRequest/"))
                .ifPresent(request::addBasedOn);
        return request;
    }
}
