package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.Topics;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.operation.PatientAdvice.Answer;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.advice.AdviceBundle;

/** What our own rules say of a patient's results for drugs, as implications with an identifier that tells them from stored ones. */
public final class ComputedImplications {

    private static final String URN = "urn:uuid:";

    private final PatientAdvice advice;
    private final AdviceBundle writer;

    public ComputedImplications(PatientPorts ports, Adviser adviser, AdviceBundle writer, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock);
        this.writer = writer;
    }

    /** @param drugs each {@code system|code} or a name */
    public List<Observation> of(RequestDetails details, String patient, List<String> drugs) {
        Topics topics = Topics.ofDrugs(drugs.stream()
                .map(drug -> DrugArgument.read(new StringType(drug)))
                .toList());
        Answer answer = advice.of(
                details,
                patient,
                day -> new Inquiry(patient, Occasion.ON_DEMAND, day, topics, Set.of(Domain.PHARMACOGENOMICS)));
        return writer.write(answer.advice(), answer.answering()).getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Observation)
                .map(ComputedImplications::identified)
                .toList();
    }

    private static Observation identified(BundleEntryComponent entry) {
        Observation implication = (Observation) entry.getResource();
        String id = entry.getFullUrl().substring(URN.length());
        implication.setId(id);
        implication.addIdentifier().setSystem(Canonical.COMPUTED_IMPLICATION).setValue(id);
        return implication;
    }
}
