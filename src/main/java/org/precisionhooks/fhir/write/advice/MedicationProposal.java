package org.precisionhooks.fhir.write.advice;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** A change of a drug, proposed as a Task of the shape of Genomics Reporting's medication-recommendation. */
final class MedicationProposal {

    private MedicationProposal() {}

    /** Empty where the drug is not to be changed, or has to be measured first. */
    static Optional<Task> of(Statement statement) {
        return statement.finding().conclusion() instanceof Recommendation recommendation
                ? code(recommendation.action()).map(code -> task(statement, recommendation, code))
                : Optional.empty();
    }

    private static Task task(Statement statement, Recommendation recommendation, CodeableConcept code) {
        Task task = new Task();
        task.getMeta().addProfile(Canonical.MEDICATION_PROPOSAL);
        task.addExtension(ConclusionExtension.of(statement.finding()));
        task.setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.PROPOSAL)
                .setCode(code)
                .setDescription(statement.finding().headline())
                .setFor(statement.subject())
                .setAuthoredOnElement(statement.answer().dateTime());
        statement.order().ifPresent(task::setFocus);
        if (!statement.finding().evidence().isEmpty()) {
            task.setReasonReference(statement.to(Statement.Part.IMPLICATION));
        }
        for (Drug alternative : recommendation.alternatives()) {
            task.addInput().setType(alternativeCode()).setValue(Codes.drug(alternative));
        }
        return task;
    }

    private static Optional<CodeableConcept> code(ActionClass action) {
        return switch (action) {
            case ALTERNATIVE, AVOID, CONTRAINDICATED -> Optional.of(alternativeCode());
            case DOSE_DECREASE, DOSE_CAP -> Optional.of(loinc("LA26422-8"));
            case START -> Optional.empty();
            case DOSE_INCREASE -> Optional.of(loinc("LA26423-6"));
            case NO_RECOMMENDATION,
                    STANDARD,
                    STANDARD_WITH_MONITORING,
                    AVOID_INHIBITORS,
                    ASK_PATIENT,
                    FOLLOW_UP,
                    SOURCES_DIFFER,
                    MEASURE_FIRST,
                    INVALID_INPUT -> Optional.empty();
        };
    }

    /** Consider an alternative. */
    static CodeableConcept alternativeCode() {
        return loinc("LA26421-0");
    }

    private static CodeableConcept loinc(String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(Canonical.LOINC).setCode(code);
        return concept;
    }
}
