package org.precisionhooks.fhir.write.advice;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.GuidanceResponse.GuidanceResponseStatus;
import org.hl7.fhir.r4.model.UriType;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Canonical;

/** The answer of one rule, to which everything else of the finding is linked. */
final class GuidanceWriter {

    private GuidanceWriter() {}

    /** @param parts the other resources of the finding, to which this one refers */
    static GuidanceResponse of(Statement statement, Set<Statement.Part> parts) {
        Finding finding = statement.finding();
        GuidanceResponse guidance = new GuidanceResponse();
        guidance.getMeta().addProfile(Canonical.GUIDANCE);
        guidance.addExtension(ConclusionExtension.of(finding));
        guidance.setModule(new UriType(ConclusionExtension.rule(finding)))
                .setStatus(status(finding.conclusion()))
                .setSubject(statement.subject())
                .setOccurrenceDateTimeElement(statement.answer().dateTime())
                .setNote(statement.notes());
        guidance.addReasonCode(new CodeableConcept().setText(finding.headline()));
        ConclusionExtension.reason(finding)
                .ifPresent(reason -> guidance.getReasonCodeFirstRep().addCoding(reason));
        if (parts.contains(Statement.Part.IMPLICATION)) {
            guidance.addReasonReference(statement.to(Statement.Part.IMPLICATION));
        }
        EvidenceReferences.reasons(finding).forEach(guidance::addReasonReference);
        if (parts.contains(Statement.Part.PROPOSALS)) {
            guidance.setResult(statement.to(Statement.Part.PROPOSALS));
        }
        return guidance;
    }

    private static GuidanceResponseStatus status(Conclusion conclusion) {
        boolean wantsData = conclusion.fold(
                recommendation -> false,
                test -> true,
                risk -> false,
                suspicion -> false,
                none -> none.reason() == Reason.NOT_TESTED);
        return wantsData ? GuidanceResponseStatus.DATAREQUIRED : GuidanceResponseStatus.SUCCESS;
    }
}
