package org.precisionhooks.fhir.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.fhir.access.RequestMemory.PatientAction;
import org.precisionhooks.fhir.access.ResourceViews.Seen;

/**
 * Asks the consents of every patient whom resources name, each patient once for all of them.
 *
 * @param gate decides
 * @param stored the consents kept here
 * @param memory of the request that asks
 * @param action what it wants to do
 */
record PatientsAsked(ConsentGate gate, StoredConsents stored, RequestMemory memory, Action action) {

    /** The keys of those that every patient permits. */
    Set<Integer> permitted(Map<Integer, Seen> resources) {
        Set<Integer> permitted = new TreeSet<>();
        Map<String, Map<Integer, Seen>> byPatient = new TreeMap<>();
        resources.forEach((key, seen) -> {
            if (!seen.patients().cannotBeAsked()) {
                permitted.add(key);
                seen.patients()
                        .ids()
                        .forEach(patient -> byPatient
                                .computeIfAbsent(patient, any -> new TreeMap<>())
                                .put(key, seen));
            }
        });
        memory.consents(byPatient.keySet(), stored);
        byPatient.forEach((patient, theirs) -> permitted.removeAll(denied(patient, theirs)));
        return permitted;
    }

    private Set<Integer> denied(String patient, Map<Integer, Seen> resources) {
        Set<Integer> denied = new TreeSet<>();
        Set<String> references = new TreeSet<>();
        Map<Integer, ResourceView> views = new TreeMap<>();
        resources.forEach((key, seen) -> {
            ResourceView view = seen.towards(patient);
            // An outcome is told by reference, so that two versions of a resource are asked about apart.
            if (references.add(view.reference())) {
                views.put(key, view);
            } else {
                denied.addAll(ask(patient, Map.of(key, view)));
            }
        });
        denied.addAll(ask(patient, views));
        return denied;
    }

    private Set<Integer> ask(String patient, Map<Integer, ResourceView> views) {
        AccessRequest access = memory.caller().access(memory.start(), action, patient);
        Decision decision = gate.decide(access, consents(patient), List.copyOf(views.values()));
        memory.tallies()
                .computeIfAbsent(new PatientAction(patient, action), of -> new DecisionTally(access, decision))
                .add(decision);
        Set<String> permitted = decision.outcomes().stream()
                .filter(ResourceOutcome::permitted)
                .map(ResourceOutcome::reference)
                .collect(Collectors.toSet());
        return views.entrySet().stream()
                .filter(view -> !permitted.contains(view.getValue().reference()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Consents consents(String patient) {
        return Consents.of(
                "Patient/" + patient, memory.consents(Set.of(patient), stored).getOrDefault(patient, List.of()));
    }
}
