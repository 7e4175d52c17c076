package org.precisionhooks.fhir.write.advice;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.ReadIssues;
import org.precisionhooks.fhir.write.advice.Statement.Part;

/**
 * Writes advice as a collection: for each finding a GuidanceResponse, followed by the implication that it rests on and the
 * proposals that it results in; last, if need be, what could not be read.
 */
public final class AdviceBundle {

    private final ImplicationWriter implications;
    private final TestProposal tests;

    public AdviceBundle(GeneCodes genes) {
        this.implications = new ImplicationWriter(genes);
        this.tests = new TestProposal(genes);
    }

    public Bundle write(Advice advice, Answering answer) {
        Bundle bundle = new Bundle();
        bundle.getMeta().addProfile(Canonical.BUNDLE);
        bundle.setType(BundleType.COLLECTION).setTimestampElement(answer.instant());
        List<Finding> findings = advice.findings();
        for (int position = 0; position < findings.size(); position++) {
            add(bundle, new Statement(findings.get(position), position, answer));
        }
        ReadIssues.of(advice.issues())
                .ifPresent(outcome -> bundle.addEntry()
                        .setFullUrl("urn:uuid:"
                                + UUID.nameUUIDFromBytes(Canonical.READ_ISSUE.getBytes(StandardCharsets.UTF_8)))
                        .setResource(outcome));
        return bundle;
    }

    private void add(Bundle bundle, Statement statement) {
        Map<Part, Resource> parts = new EnumMap<>(Part.class);
        implications.write(statement).ifPresent(implication -> parts.put(Part.IMPLICATION, implication));
        proposal(statement).ifPresent(proposal -> {
            parts.put(Part.PROPOSALS, ProposalGroup.of(statement));
            parts.put(Part.PROPOSAL, proposal);
        });
        Set<Part> linked = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts.keySet());
        parts.put(Part.GUIDANCE, GuidanceWriter.of(statement, linked));
        parts.forEach((part, resource) ->
                bundle.addEntry().setFullUrl(statement.urn(part)).setResource(resource));
    }

    private Optional<Resource> proposal(Statement statement) {
        return MedicationProposal.of(statement).<Resource>map(task -> task).or(() -> tests.of(statement));
    }
}
