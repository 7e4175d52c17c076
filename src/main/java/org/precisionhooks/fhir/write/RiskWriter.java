package org.precisionhooks.fhir.write;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.RiskEstimate;

/** The risk by one equation, with every input in {@code basis}; without a risk it is cancelled, and says what is lacking. */
final class RiskWriter {

    private static final String UCUM = "http://unitsofmeasure.org";

    private RiskWriter() {}

    static RiskAssessment of(Statement statement, Risk risk) {
        Finding finding = statement.finding();
        RiskAssessment assessment = new RiskAssessment();
        assessment.getMeta().addProfile(Canonical.RISK_ASSESSMENT);
        assessment.addExtension(ConclusionExtension.of(finding));
        risk.gaps().forEach(gap -> assessment.addExtension(gap(gap)));
        assessment
                .setStatus(risk.estimates().isEmpty() ? RiskAssessmentStatus.CANCELLED : RiskAssessmentStatus.FINAL)
                .setMethod(method(finding, risk))
                .setSubject(statement.subject())
                .setOccurrence(statement.answer().dateTime())
                .setBasis(EvidenceReferences.basis(finding))
                .setNote(statement.notes());
        risk.estimates().forEach(estimate -> assessment.addPrediction(prediction(estimate)));
        return assessment;
    }

    private static CodeableConcept method(Finding finding, Risk risk) {
        Citation citation = finding.citations().get(0);
        CodeableConcept method = new CodeableConcept().setText(citation.title());
        method.addCoding(coding(Canonical.RISK_EQUATION, risk.equation()).setVersion(citation.version()));
        if (!risk.model().isEmpty()) {
            method.addCoding(coding(Canonical.RISK_MODEL, risk.model()));
        }
        return method;
    }

    private static RiskAssessmentPredictionComponent prediction(RiskEstimate estimate) {
        RiskAssessmentPredictionComponent prediction = new RiskAssessmentPredictionComponent();
        prediction
                .setOutcome(new CodeableConcept()
                        .addCoding(coding(Canonical.RISK_OUTCOME, estimate.outcome()))
                        .setText(estimate.label()))
                .setProbability(new DecimalType(estimate.percent()))
                .setWhen(new Range()
                        .setHigh(new Quantity(estimate.years())
                                .setUnit("years")
                                .setSystem(UCUM)
                                .setCode("a")));
        return prediction;
    }

    private static Extension gap(InputGap gap) {
        Extension extension = new Extension(Canonical.INPUT_GAP);
        extension.addExtension(new Extension("input", coding(Canonical.RISK_INPUT, gap.input())));
        extension.addExtension(new Extension("cause", Codes.of(Canonical.GAP_CAUSE, gap.cause())));
        extension.addExtension(new Extension("needed", new BooleanType(gap.needed())));
        extension.addExtension(new Extension("words", new StringType(gap.words())));
        return extension;
    }

    private static Coding coding(String system, String code) {
        return new Coding().setSystem(system).setCode(code);
    }
}
