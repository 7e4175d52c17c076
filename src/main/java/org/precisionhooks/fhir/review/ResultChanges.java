package org.precisionhooks.fhir.review;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.label.ContentLabels;
import org.precisionhooks.fhir.source.Gathering;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees each change in HAPI's storage, by whatever way it came, and asks for a review of the patient in the same transaction: of a
 * genetic result always, of a drug or a consent where tasks stand that it may have made wrong.
 */
@Interceptor
public final class ResultChanges {

    private static final Set<String> RESULTS =
            Set.of("Observation", "DiagnosticReport", "MolecularSequence", "Procedure", "DocumentReference");
    private static final Set<String> CONDITIONS =
            Set.of("MedicationRequest", "MedicationStatement", "Consent", "AllergyIntolerance");

    private final ContentLabels contents;
    private final ReviewQueue queue;
    private final Duration delay;
    private final Clock clock;

    /** @param delay how long results of one patient are gathered before they are reviewed together */
    public ResultChanges(ContentLabels contents, ReviewQueue queue, Duration delay, Clock clock) {
        this.contents = contents;
        this.queue = queue;
        this.delay = delay;
        this.clock = clock;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        changed(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        changed(before, after);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        changed(resource);
    }

    private void changed(IBaseResource... versions) {
        String type = versions[0].fhirType();
        if (CONDITIONS.contains(type)) {
            leave(new Pending(Set.of(), patients(versions)));
        } else if (RESULTS.contains(type) && isGenetic(versions)) {
            leave(new Pending(patients(versions), Set.of()));
        }
    }

    /** HAPI announces some changes outside of a transaction. */
    private void leave(Pending changed) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            Gathering.of(this, Pending.class, () -> new Pending(Set.of(), Set.of()))
                    .add(changed);
        } else {
            changed.beforeCommit(false);
        }
    }

    private boolean isGenetic(IBaseResource... versions) {
        return Stream.of(versions)
                .anyMatch(version -> version instanceof Resource resource && contents.isGenetic(resource));
    }

    private Set<String> patients(IBaseResource... versions) {
        return Stream.of(versions)
                .filter(Resource.class::isInstance)
                .flatMap(version -> contents.patients((Resource) version).stream())
                .collect(Collectors.toSet());
    }

    /** The patients of the current transaction, one row each however many resources it holds. */
    private final class Pending extends Gathering {
        private final Set<String> matter;
        private final Set<String> mayMatter;

        Pending(Set<String> matter, Set<String> mayMatter) {
            super(ResultChanges.this);
            this.matter = new TreeSet<>(matter);
            this.mayMatter = new TreeSet<>(mayMatter);
        }

        void add(Pending more) {
            matter.addAll(more.matter);
            mayMatter.addAll(more.mayMatter);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Instant due = clock.instant().plus(delay);
            matter.forEach(patient -> queue.add(patient, due));
            mayMatter.stream()
                    .filter(patient -> !matter.contains(patient))
                    .forEach(patient -> queue.addWhereTasksStand(patient, due));
        }
    }
}
