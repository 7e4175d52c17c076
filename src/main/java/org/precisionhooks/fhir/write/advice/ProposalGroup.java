package org.precisionhooks.fhir.write.advice;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.RequestGroup.RequestIntent;
import org.hl7.fhir.r4.model.RequestGroup.RequestStatus;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** What a finding proposes to do: the only kind of resource, beside a CarePlan, that a GuidanceResponse results in. */
final class ProposalGroup {

    private ProposalGroup() {}

    static RequestGroup of(Statement statement) {
        RequestGroup group = new RequestGroup();
        group.getMeta().addProfile(Canonical.PROPOSALS);
        group.addExtension(ConclusionExtension.of(statement.finding()));
        group.setStatus(RequestStatus.DRAFT)
                .setIntent(RequestIntent.PROPOSAL)
                .setSubject(statement.subject())
                .setAuthoredOnElement(statement.answer().dateTime());
        group.addAction(action(statement));
        return group;
    }

    private static RequestGroupActionComponent action(Statement statement) {
        RequestGroupActionComponent action = new RequestGroupActionComponent()
                .setTitle(statement.finding().headline())
                .setDocumentation(Artifacts.of(statement.finding()))
                .setResource(statement.to(Statement.Part.PROPOSAL));
        ConclusionExtension.action(statement.finding())
                .map(taken -> Codes.of(Canonical.ACTION, taken))
                .ifPresent(code -> action.addCode(new CodeableConcept().addCoding(code)));
        return action;
    }
}
