package org.precisionhooks.fhir.write.risk;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.CriteriaGrade;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.advice.ConclusionExtension;
import org.precisionhooks.fhir.write.advice.EvidenceReferences;
import org.precisionhooks.fhir.write.advice.Statement;

/** How likely an inherited disease is: one prediction for each set of criteria, with the items counted. */
final class SuspicionWriter {

    private SuspicionWriter() {}

    static RiskAssessment of(Statement statement, Suspicion suspicion) {
        Finding finding = statement.finding();
        RiskAssessment assessment = new RiskAssessment();
        assessment.getMeta().addProfile(Canonical.DISEASE_ASSESSMENT);
        assessment.addExtension(ConclusionExtension.of(finding));
        suspicion.gaps().forEach(gap -> assessment.addExtension(RiskWriter.gap(gap)));
        assessment
                .setStatus(RiskAssessmentStatus.FINAL)
                .setSubject(statement.subject())
                .setOccurrence(statement.answer().dateTime())
                .setBasis(EvidenceReferences.basis(finding))
                .setNote(statement.notes());
        suspicion.grades().forEach(grade -> assessment.addPrediction(prediction(suspicion, grade)));
        return assessment;
    }

    private static RiskAssessmentPredictionComponent prediction(Suspicion suspicion, CriteriaGrade grade) {
        RiskAssessmentPredictionComponent prediction = prediction(suspicion, grade.likelihood());
        Extension criteria = new Extension(Canonical.CRITERIA_GRADE);
        criteria.addExtension(new Extension(
                "criteria", new Coding().setSystem(Canonical.CRITERIA).setCode(grade.scheme())));
        grade.points().ifPresent(points -> criteria.addExtension(new Extension("points", new IntegerType(points))));
        prediction.addExtension(criteria);
        if (!grade.items().isEmpty()) {
            prediction.setRationale(String.join("; ", grade.items()));
        }
        return prediction;
    }

    private static RiskAssessmentPredictionComponent prediction(Suspicion suspicion, Likelihood likelihood) {
        RiskAssessmentPredictionComponent prediction = new RiskAssessmentPredictionComponent();
        prediction
                .setOutcome(new CodeableConcept()
                        .addCoding(new Coding()
                                .setSystem(Canonical.INHERITED_DISEASE)
                                .setCode(suspicion.disease())))
                .setQualitativeRisk(new CodeableConcept().addCoding(Codes.of(Canonical.LIKELIHOOD, likelihood)));
        return prediction;
    }
}
