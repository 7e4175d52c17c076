package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;

/**
 * What one request knows: who makes it, when it started, which consents it read and what was decided with them. It ends with
 * the request. A search goes on in a thread of its own, hence callers hold its lock.
 */
final class RequestMemory {

    private static final String KEY = RequestMemory.class.getName();

    private final Caller caller;
    private final Instant start;
    private final Map<String, List<ConsentDocument>> consents = new TreeMap<>();
    private final Map<String, Boolean> decided = new HashMap<>();
    private final Map<PatientAction, DecisionTally> tallies = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();
    private final Set<String> sighted = new TreeSet<>();
    private final List<IBaseResource> created = new ArrayList<>();
    private final Set<IBaseResource> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<IBaseResource> sent = Collections.newSetFromMap(new IdentityHashMap<>());
    private Optional<UnknownReferences.Brought> brought = Optional.empty();
    private boolean answering;

    private RequestMemory(Caller caller, Instant start) {
        this.caller = caller;
        this.start = start;
    }

    /** For whom and what something was decided. */
    record PatientAction(String patient, Action action) implements Comparable<PatientAction> {

        @Override
        public int compareTo(PatientAction other) {
            int byPatient = patient.compareTo(other.patient);
            return byPatient != 0 ? byPatient : action.compareTo(other.action);
        }
    }

    /** The memory of a request; entries of a Bundle share that of the whole. */
    static RequestMemory of(RequestDetails details, Callers callers, Instant now) {
        Map<Object, Object> data = details.getUserData();
        if (data.get(KEY) instanceof RequestMemory memory) {
            return memory;
        }
        RequestMemory memory = new RequestMemory(callers.of(details), now);
        data.put(KEY, memory);
        return memory;
    }

    static Optional<RequestMemory> ifAny(RequestDetails details) {
        return Optional.ofNullable((RequestMemory) details.getUserData().get(KEY));
    }

    /** Of the same caller and start, for decisions of which nothing is told. */
    RequestMemory apart() {
        return new RequestMemory(caller, start);
    }

    Caller caller() {
        return caller;
    }

    Instant start() {
        return start;
    }

    /** Consents of these patients; those that are not known yet are read together. */
    Map<String, List<ConsentDocument>> consents(Set<String> patients, StoredConsents stored) {
        Set<String> unread = new TreeSet<>(patients);
        unread.removeAll(consents.keySet());
        if (!unread.isEmpty()) {
            consents.putAll(stored.of(unread));
        }
        return consents;
    }

    Map<String, Boolean> decided() {
        return decided;
    }

    Map<PatientAction, DecisionTally> tallies() {
        return tallies;
    }

    /** What resources that may be seen refer to. */
    Set<String> reached() {
        return reached;
    }

    /** What is nobody's and was asked about before. */
    Set<String> sighted() {
        return sighted;
    }

    /** What this request itself brings, whose ids are given in the course of it. */
    List<IBaseResource> created() {
        return created;
    }

    /** What a transaction brings for the store is the caller's own, as long as it is on its way there. */
    void sends(IBaseResource resource) {
        sent.add(resource);
    }

    /** What it refers to as it was sent, before HAPI writes ids into it. */
    void brings(UnknownReferences.Brought references) {
        brought = Optional.of(references);
    }

    Optional<UnknownReferences.Brought> brought() {
        return brought;
    }

    boolean wasSent(IBaseResource resource) {
        return !answering && sent.contains(resource);
    }

    /** What a resource that is seen contains was decided about with it; alone it may not even say whose it is. */
    void hasParts(Collection<? extends IBaseResource> contained) {
        parts.addAll(contained);
    }

    boolean isPart(IBaseResource resource) {
        return parts.contains(resource);
    }

    /** From now on the answer is looked at, no longer what is in the store. */
    void answer() {
        answering = true;
    }

    boolean isAnswering() {
        return answering;
    }
}
