package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.Topics;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.source.UnreadableResourceException;

/** For which stored patients the advice on their current drugs would be another one; consent is asked of each. */
public final class AdviceChanges {

    /** In one answer, so that a request of the owner ends; the next one begins where it ended. */
    static final int MOST_PATIENTS = 1_000;

    private static final Topics CURRENT_DRUGS = Topics.ofOrders(List.of(), List.of());

    private final PatientPorts ports;
    private final Supplier<Adviser> now;
    private final Clock clock;

    public AdviceChanges(PatientPorts ports, Supplier<Adviser> now, Clock clock) {
        this.ports = ports;
        this.now = now;
        this.clock = clock;
    }

    /** Another advice on a drug, as the kinds of action before and after; empty where nothing is advised. */
    record AdviceChange(String patient, String drug, Optional<ActionClass> before, Optional<ActionClass> after) {}

    /** @param checked patients whose record may be used */
    record Report(int checked, List<AdviceChange> changes) {
        Report {
            changes = List.copyOf(changes);
        }
    }

    Report of(RequestDetails details, List<String> patients, Adviser then) {
        int checked = 0;
        List<AdviceChange> changes = new ArrayList<>();
        for (String patient : patients) {
            Optional<StoredRecord> record = record(details, patient);
            if (record.isPresent()) {
                checked++;
                changes.addAll(changes(
                        patient, advice(patient, record.get(), now.get()), advice(patient, record.get(), then)));
            }
        }
        return new Report(checked, changes);
    }

    /** One who may not be read is passed over as if absent; so is one whose record cannot be, who is not counted as checked. */
    private Optional<StoredRecord> record(RequestDetails details, String patient) {
        try {
            return Optional.of(StoredRecord.of(ports, details, patient, Action.CDS, clock.instant()));
        } catch (BaseServerResponseException | UnreadableResourceException e) {
            return Optional.empty();
        }
    }

    private Map<String, Finding> advice(String patient, StoredRecord record, Adviser adviser) {
        Instant time = clock.instant();
        Inquiry inquiry = new Inquiry(
                patient,
                Occasion.ON_DEMAND,
                LocalDate.ofInstant(time, clock.getZone()),
                CURRENT_DRUGS,
                Set.of(Domain.PHARMACOGENOMICS));
        Map<String, Finding> byDrug = new TreeMap<>();
        adviser.advise(
                        record.access(),
                        inquiry,
                        ports.readers().consents(patient, record.resources()),
                        ports.readers().facts(patient, record.resources()))
                .findings()
                .forEach(finding -> finding.drug().ifPresent(drug -> byDrug.putIfAbsent(drug.name(), finding)));
        return byDrug;
    }

    private static List<AdviceChange> changes(String patient, Map<String, Finding> before, Map<String, Finding> after) {
        Set<String> drugs = new TreeSet<>(before.keySet());
        drugs.addAll(after.keySet());
        return drugs.stream()
                .filter(drug -> !same(before.get(drug), after.get(drug)))
                .map(drug -> new AdviceChange(patient, drug, action(before, drug), action(after, drug)))
                .toList();
    }

    private static boolean same(@Nullable Finding before, @Nullable Finding after) {
        return before != null
                && after != null
                && before.conclusion().equals(after.conclusion())
                && before.headline().equals(after.headline());
    }

    private static Optional<ActionClass> action(Map<String, Finding> advice, String drug) {
        return Optional.ofNullable(advice.get(drug))
                .map(Finding::conclusion)
                .filter(Recommendation.class::isInstance)
                .map(conclusion -> ((Recommendation) conclusion).action());
    }
}
