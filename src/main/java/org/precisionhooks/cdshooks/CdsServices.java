package org.precisionhooks.cdshooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.engine.Domain;

/** The one list of services; another domain or hook is one more entry. */
public final class CdsServices {

    private static final String REQUIREMENTS =
            "Genetic results, as Observation, DiagnosticReport or MolecularSequence, by prefetch or in this server's store";

    private static final List<ServiceDefinition> ALL = List.of(
            new ServiceDefinition(
                    "precision-pgx-order-select",
                    Hook.ORDER_SELECT,
                    "Pharmacogenomics when a drug is picked",
                    "Checks each picked drug against the patient's genetic results, and asks for a test where guidance calls for one",
                    REQUIREMENTS,
                    Set.of(Domain.PHARMACOGENOMICS),
                    PrefetchKeys.forOrders()),
            new ServiceDefinition(
                    "precision-pgx-order-sign",
                    Hook.ORDER_SIGN,
                    "Pharmacogenomics when orders are signed",
                    "Checks the orders about to be signed against the patient's genetic results; speaks up only where an action changes",
                    REQUIREMENTS,
                    Set.of(Domain.PHARMACOGENOMICS),
                    PrefetchKeys.forOrders()),
            new ServiceDefinition(
                    "precision-pgx-patient-view",
                    Hook.PATIENT_VIEW,
                    "Pharmacogenomics of the current drugs",
                    "Sums up which current drugs do not fit the patient's genetic results",
                    REQUIREMENTS,
                    Set.of(Domain.PHARMACOGENOMICS),
                    PrefetchKeys.forCurrentDrugs()));

    public List<ServiceDefinition> all() {
        return ALL;
    }

    public Optional<ServiceDefinition> find(String id) {
        return ALL.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
