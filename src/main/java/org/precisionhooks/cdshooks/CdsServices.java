package org.precisionhooks.cdshooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.cdshooks.hook.Hook;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.source.PrefetchKey;

/**
 * The one list of services; another domain or hook is one more entry. Two published hooks have none: at encounter-start and
 * appointment-book these domains have nothing to say that another hook does not say better.
 */
public final class CdsServices {

    private static final String REQUIREMENTS =
            "Genetic results, as Observation, DiagnosticReport or MolecularSequence, by prefetch or in this server's store";

    private static final String LEFT_TO_GENES =
            "a drug that the pharmacogenomics service speaks of is left to its card, which tells the risk beside the gene, and so is an order that cannot be recognised";

    private static final List<ServiceDefinition> ALL = List.of(
            pharmacogenomics(
                    Hook.ORDER_SELECT,
                    Occasion.ORDER_SELECT,
                    new Text(
                            "Pharmacogenomics when a drug is picked",
                            "Checks each picked drug against the patient's genetic results, and asks for a test where guidance calls for one"),
                    PrefetchKeys.forOrders()),
            pharmacogenomics(
                    Hook.ORDER_SIGN,
                    Occasion.ORDER_SIGN,
                    new Text(
                            "Pharmacogenomics when orders are signed",
                            "Checks the orders about to be signed against the patient's genetic results; speaks up only where an action changes"),
                    PrefetchKeys.forOrders()),
            pharmacogenomics(
                    Hook.PATIENT_VIEW,
                    Occasion.PATIENT_VIEW,
                    new Text(
                            "Pharmacogenomics of the current drugs",
                            "Sums up which current drugs do not fit the patient's genetic results"),
                    PrefetchKeys.forCurrentDrugs()),
            pharmacogenomics(
                    Hook.ORDER_DISPATCH,
                    Occasion.ORDER_DISPATCH,
                    new Text(
                            "Pharmacogenomics when orders are dispatched",
                            "Checks dispatched drug orders as at signing, and tells when the result of a dispatched genetic test is already on file"),
                    PrefetchKeys.forDispatch()),
            pharmacogenomics(
                    Hook.MEDICATION_REFILL,
                    Occasion.MEDICATION_REFILL,
                    new Text(
                            "Pharmacogenomics when a prescription is renewed",
                            "Checks the drugs to be renewed against the patient's genetic results; speaks up only where an action changes"),
                    PrefetchKeys.forOrders()),
            pharmacogenomics(
                    Hook.MEDICATION_VERIFY,
                    Occasion.MEDICATION_VERIFY,
                    new Text(
                            "Pharmacogenomics for the pharmacist's check",
                            "Checks a signed drug order against the patient's genetic results; speaks up only where an action changes"),
                    PrefetchKeys.forOrders()),
            pharmacogenomics(
                    Hook.ENCOUNTER_DISCHARGE,
                    Occasion.DISCHARGE,
                    new Text(
                            "Pharmacogenomics for the handover",
                            "Sums up at discharge which current drugs do not fit the patient's genetic results"),
                    PrefetchKeys.forCurrentDrugs()),
            pharmacogenomics(
                    Hook.PROBLEM_LIST_ITEM_CREATE,
                    Occasion.CONDITION_RECORDED,
                    new Text(
                            "Pharmacogenomics when a diagnosis is added",
                            "Tells what a new diagnosis changes in the advice on the current drugs, and nothing that was true before"),
                    PrefetchKeys.forCurrentDrugs()),
            pharmacogenomics(
                    Hook.ALLERGYINTOLERANCE_CREATE,
                    Occasion.ALLERGY_RECORDED,
                    new Text(
                            "Genetic causes of a drug allergy",
                            "Tells whether an HLA result explains an allergy to a drug and which other drugs it concerns, or which test may explain it"),
                    PrefetchKeys.forAllergies()),
            cardiology(
                    Hook.PATIENT_VIEW,
                    Occasion.PATIENT_VIEW,
                    new Text(
                            "Heart risk and inherited heart disease",
                            "Speaks up when a result or a gene points to an inherited disease of heart or vessels that is not known yet, where a threshold that the site has confirmed is crossed without treatment or something is due, and once when all that a risk asks for has come together"),
                    "thresholds count once the site has confirmed them",
                    PrefetchKeys.forHeart()),
            cardiology(
                    Hook.ORDER_SELECT,
                    Occasion.ORDER_SELECT,
                    new Text(
                            "Heart risk when a statin or a drug against high blood pressure is picked",
                            "Tells the risk that a newly picked statin or drug against high blood pressure is to lower, what the model makes of it, and whether the patient declined it"),
                    LEFT_TO_GENES,
                    PrefetchKeys.forHeart()),
            cardiology(
                    Hook.ORDER_SIGN,
                    Occasion.ORDER_SIGN,
                    new Text(
                            "Heart risk when a statin or a drug against high blood pressure is signed",
                            "Tells of each order of a statin or a drug against high blood pressure that the patient does not have yet what is told when it is picked, unless the user answered or has just seen it"),
                    LEFT_TO_GENES,
                    PrefetchKeys.forHeart()));

    /** What a service says of itself. */
    private record Text(String title, String description) {}

    private static ServiceDefinition pharmacogenomics(
            Hook hook, Occasion occasion, Text text, List<PrefetchKey> prefetch) {
        return new ServiceDefinition(
                "precision-pgx-" + hook.code(),
                hook,
                occasion,
                text.title(),
                text.description(),
                REQUIREMENTS,
                Set.of(Domain.PHARMACOGENOMICS),
                prefetch);
    }

    private static ServiceDefinition cardiology(
            Hook hook, Occasion occasion, Text text, String requirement, List<PrefetchKey> prefetch) {
        return new ServiceDefinition(
                "precision-heart-" + hook.code(),
                hook,
                occasion,
                text.title(),
                text.description(),
                "Results, conditions, drugs and family history, by prefetch or in this server's store; " + requirement,
                Set.of(Domain.CARDIOLOGY),
                prefetch);
    }

    public List<ServiceDefinition> all() {
        return ALL;
    }

    public Optional<ServiceDefinition> find(String id) {
        return ALL.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
