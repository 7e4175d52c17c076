package org.precisionhooks.cdshooks.card;

import java.util.List;
import java.util.Locale;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.facts.Coding;

/** Standard reasons for not following a card, those that fit our cards (CDS Hooks 3.0 ballot, non-adherence reasons). */
enum OverrideReason {
    INDICATION_ORDER_EXISTS("Patient has indication/order for intended action"),
    ACTION_COMPLETED("Recommended action was already completed"),
    ACTION_PERFORMED_NO_ADVERSE_EFFECT("Intended action was performed previously without adverse effect"),
    NEED_MORE_INFO(
            "Could not address recommended action due to need for more information/pending results/pending consult"),
    RISK_BENEFIT_RATIO("Recipient assessment of risk/benefit ratio"),
    PATIENT_CONTRAINDICATION("Patient has contraindication to recommended action"),
    EXPERT_CONTRADICTS("Advice from expert contradicts the recommended action"),
    PREFERS_ALTERNATIVE("Patient prefers an alternative approach or treatment"),
    PATIENT_REFUSES("Patient refuses/declines (no context given)*"),
    SERVICE_NOT_AVAILABLE("Treatment or service is not practically available"),
    TOO_COSTLY_UNCOVERED("Recommended action is too costly or not covered by insurance"),
    ACTION_NOT_PRIORITY("Recommended action is not relevant or a priority in current state of health"),
    INAPPROPRIATE_RECIPIENT("PC CDS delivered to inappropriate recipient/role");

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    private static final List<OverrideReason> OF_RECOMMENDATION = List.of(
            RISK_BENEFIT_RATIO,
            ACTION_PERFORMED_NO_ADVERSE_EFFECT,
            PATIENT_CONTRAINDICATION,
            PREFERS_ALTERNATIVE,
            EXPERT_CONTRADICTS,
            NEED_MORE_INFO);
    private static final List<OverrideReason> OF_START = List.of(
            PATIENT_REFUSES,
            PREFERS_ALTERNATIVE,
            RISK_BENEFIT_RATIO,
            PATIENT_CONTRAINDICATION,
            ACTION_COMPLETED,
            NEED_MORE_INFO);
    private static final List<OverrideReason> OF_TEST = List.of(
            ACTION_COMPLETED, INDICATION_ORDER_EXISTS, SERVICE_NOT_AVAILABLE, TOO_COSTLY_UNCOVERED, PATIENT_REFUSES);
    private static final List<OverrideReason> OF_INDETERMINATE =
            List.of(NEED_MORE_INFO, ACTION_COMPLETED, ACTION_NOT_PRIORITY, INAPPROPRIATE_RECIPIENT);

    private final String display;

    OverrideReason(String display) {
        this.display = display;
    }

    static List<Coding> of(Conclusion conclusion) {
        List<OverrideReason> reasons = conclusion.fold(
                recommendation -> recommendation.action() == ActionClass.START ? OF_START : OF_RECOMMENDATION,
                testFirst -> OF_TEST,
                risk -> OF_INDETERMINATE,
                suspicion -> OF_INDETERMINATE,
                indeterminate -> OF_INDETERMINATE);
        return reasons.stream().map(OverrideReason::coding).toList();
    }

    private Coding coding() {
        return new Coding(SYSTEM, name().toLowerCase(Locale.ROOT).replace('_', '-'), display);
    }
}
