package org.precisionhooks.fhir.write.advice;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Canonical;

/** References to the resources that a finding used; a contained one is reached through the resource that holds it. */
public final class EvidenceReferences {

    /** What GuidanceResponse.reasonReference may point to. */
    private static final Set<String> REASONS = Set.of("Observation", "DiagnosticReport", "DocumentReference");

    /** What Observation.derivedFrom may point to. */
    private static final Set<String> ORIGINS = Set.of("Observation", "MolecularSequence", "DocumentReference");

    private EvidenceReferences() {}

    static List<Reference> reasons(Finding finding) {
        return finding.evidence().stream()
                .flatMap(evidence -> reference(evidence, REASONS))
                .toList();
    }

    /** What an implication was derived from; a result inside of a report is named by its words alone. */
    static List<Reference> origins(Finding finding) {
        return finding.evidence().stream()
                .map(evidence -> reference(evidence, ORIGINS)
                        .findFirst()
                        .orElseGet(() -> new Reference()
                                .setType("Observation")
                                .setDisplay(evidence.statement() + ", in "
                                        + evidence.source().resource())))
                .toList();
    }

    /** What a risk was worked out from: any resource. */
    public static List<Reference> basis(Finding finding) {
        return finding.evidence().stream().map(EvidenceReferences::reference).toList();
    }

    private static Stream<Reference> reference(Evidence evidence, Set<String> types) {
        String resource = evidence.source().resource();
        return types.contains(resource.substring(0, Math.max(0, resource.indexOf('/'))))
                ? Stream.of(reference(evidence))
                : Stream.empty();
    }

    private static Reference reference(Evidence evidence) {
        String resource = evidence.source().resource();
        Reference reference = new Reference(resource).setDisplay(evidence.statement());
        String part = evidence.source().reference().substring(resource.length());
        if (!part.isEmpty()) {
            reference.addExtension(new Extension(Canonical.CONTAINED_PART, new IdType(part.substring(1))));
        }
        return reference;
    }
}
