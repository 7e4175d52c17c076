package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.toCollection;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees each change in HAPI's storage, by whatever way it came, and raises the stamps of the records that it touches. A
 * resource that moves from one patient to another touches both.
 */
@Interceptor
public final class RecordChanges {

    private static final String PATIENT = "Patient";

    private final FhirContext fhir;
    private final RecordStamps stamps;

    public RecordChanges(FhirContext fhir, RecordStamps stamps) {
        this.fhir = fhir;
        this.stamps = stamps;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        touch(touched(resource));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        touch(Stream.concat(touched(before), touched(after)));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        touch(touched(resource));
    }

    /** Removal for good names no patients; it is rare enough to touch every record. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_EXPUNGE_RESOURCE)
    public void expunged() {
        touch(Stream.of(RecordStamps.SHARED));
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_EXPUNGE_EVERYTHING)
    public void everythingExpunged() {
        touch(Stream.of(RecordStamps.SHARED));
    }

    @Hook(Pointcut.STORAGE_PRE_DELETE_EXPUNGE_PID_LIST)
    public void deletedAndExpunged() {
        touch(Stream.of(RecordStamps.SHARED));
    }

    private Stream<String> touched(IBaseResource resource) {
        String type = fhir.getResourceType(resource);
        Set<String> patients = (type.equals(PATIENT) ? Stream.of(resource.getIdElement()) : subjects(resource))
                .map(IIdType::getIdPart)
                .filter(Objects::nonNull)
                .collect(toCollection(TreeSet::new));
        return patients.isEmpty() && PatientLinks.SHARED.contains(type)
                ? Stream.of(RecordStamps.SHARED)
                : patients.stream();
    }

    private Stream<IIdType> subjects(IBaseResource resource) {
        return PatientLinks.SUBJECTS.stream()
                .flatMap(element -> values(resource, element))
                .map(IBaseReference::getReferenceElement)
                .filter(reference -> PATIENT.equals(reference.getResourceType()));
    }

    private Stream<IBaseReference> values(IBaseResource resource, String element) {
        BaseRuntimeChildDefinition child = fhir.getResourceDefinition(resource).getChildByName(element);
        return child == null
                ? Stream.empty()
                : child.getAccessor().getValues(resource).stream()
                        .filter(IBaseReference.class::isInstance)
                        .map(IBaseReference.class::cast);
    }

    private void touch(Stream<String> patients) {
        List<String> touched = patients.toList();
        if (touched.isEmpty()) {
            return;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            Gathering.of(this, Pending.class, Pending::new).add(touched);
        } else {
            stamps.raiseAlone(touched);
        }
    }

    /** What the current transaction touched; raised as late as possible, for a raised row stays locked. */
    private final class Pending extends Gathering {

        private final Set<String> patients = new TreeSet<>();

        Pending() {
            super(RecordChanges.this);
        }

        void add(List<String> touched) {
            patients.addAll(touched);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            stamps.raise(patients);
        }
    }
}
