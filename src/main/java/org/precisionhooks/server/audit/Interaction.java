package org.precisionhooks.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.DecisionNote;

/**
 * One request, while it is answered: what is learnt of it on the way, by whichever thread, and which events of it are kept
 * already.
 */
final class Interaction {

    private static final String PATIENT = "Patient/";
    private static final int UNAUTHENTICATED = 401;

    private final String id = UUID.randomUUID().toString();
    private final Instant time;
    private final Wire wire;
    private final Set<String> patients = new ConcurrentSkipListSet<>();
    private final Set<String> data = new ConcurrentSkipListSet<>();
    private final Queue<AuditRecord> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();

    private volatile Matter matter;
    private volatile AuditAgent agent;
    private volatile Optional<String> query = Optional.empty();
    private volatile Optional<String> requestId;
    private volatile boolean told;

    /**
     * What is asked.
     *
     * @param kind the kind of event
     * @param action its own code
     * @param target the patient or resource that the address names, {@code Patient/abc}
     * @param patient the patient whom a parameter names, {@code Patient/abc}: whose event it is, be there such a patient or not
     */
    record Matter(AuditKind kind, String action, Optional<String> target, Optional<String> patient) {

        /** What no parameter names a patient of. */
        Matter(AuditKind kind, String action, Optional<String> target) {
            this(kind, action, target, Optional.empty());
        }
    }

    /** What the connection says: method, addresses, the caller's name for the request. */
    record Wire(String method, String client, String server, Optional<String> requestId) {}

    public Interaction(Instant time, Wire wire, Matter matter) {
        this.time = time;
        this.wire = wire;
        this.matter = matter;
        this.agent = AuditAgent.unknownAt(wire.client());
        this.requestId = wire.requestId();
    }

    /** The name by which the answer calls the request, where the caller had none for it. */
    void named(String answered) {
        requestId = requestId.or(() -> Optional.of(answered));
    }

    /** A work of the server's own, or one whose request nobody shows us. */
    static Interaction alone(Instant time) {
        Interaction own = new Interaction(
                time,
                new Wire("", "", "", Optional.empty()),
                new Matter(AuditKind.OTHER, "own-work", Optional.empty()));
        own.by(AuditAgent.server());
        return own;
    }

    void by(AuditAgent known) {
        agent = known.at(wire.client());
    }

    void about(Matter asked, Optional<String> search) {
        matter = asked;
        query = search;
    }

    /** The patient whom a call names; known once it was read, whatever becomes of it. */
    void concerns(String patient) {
        matter = new Matter(matter.kind(), matter.action(), Optional.of(PATIENT + patient));
    }

    boolean isAbout(AuditKind kind) {
        return matter.kind() == kind;
    }

    void shows(Set<String> ofPatients, Stream<String> references) {
        patients.addAll(ofPatients);
        references.forEach(data::add);
    }

    /** A decision is kept with the answer that it led to; one that went on is told as it ended. */
    void decided(String patient, AuditAgent asker, DecisionNote note) {
        waiting.removeIf(event -> event.patient().equals(Optional.of(patient))
                && event.detail().decision().filter(note::continues).isPresent());
        waiting.add(decision(patient, known(asker), note));
    }

    /** An agent with what the connection and its token told. */
    AuditAgent known(AuditAgent asker) {
        return asker.at(wire.client()).with(agent.token());
    }

    AuditRecord decision(String patient, AuditAgent asker, DecisionNote note) {
        AuditOutcome outcome = note.permitted() ? AuditOutcome.SUCCESS : AuditOutcome.SERIOUS;
        return event(
                AuditKind.DECISION,
                note.consents().isEmpty() ? "AuthZ-Role" : "AuthZ-Consent",
                outcome,
                asker,
                Optional.of(patient),
                detail(0).deciding(note));
    }

    /** An event of this interaction, for who keeps it at once. */
    AuditRecord event(
            AuditKind kind,
            String action,
            AuditOutcome outcome,
            AuditAgent who,
            Optional<String> patient,
            AuditDetail detail) {
        return new AuditRecord(UUID.randomUUID().toString(), time, id, kind, action, outcome, who, patient, detail);
    }

    AuditAgent agent() {
        return agent;
    }

    AuditDetail detail(int status) {
        return new AuditDetail(
                wire.method(),
                status,
                wire.server(),
                requestId,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of());
    }

    String action() {
        return matter.action();
    }

    /** Events that were kept and tell of the interaction itself; no other is needed if it goes well. */
    void keptAlready(List<AuditRecord> events) {
        told = true;
        events.forEach(event -> kept.add(event.id()));
    }

    /** Ids of the events that were kept already. */
    List<String> kept() {
        return List.copyOf(kept);
    }

    /** What is still to be kept before the answer with this status may leave. */
    List<AuditRecord> closing(int status) {
        AuditOutcome outcome = AuditOutcome.ofStatus(status);
        boolean needed = !told || outcome != AuditOutcome.SUCCESS || matter.kind() == AuditKind.BUNDLE;
        return Stream.concat(waiting.stream(), needed ? own(status, outcome) : Stream.empty())
                .toList();
    }

    private Stream<AuditRecord> own(int status, AuditOutcome outcome) {
        AuditKind kind = status == UNAUTHENTICATED ? AuditKind.AUTHENTICATION : matter.kind();
        boolean shown = outcome == AuditOutcome.SUCCESS && !patients.isEmpty();
        Stream<@Nullable String> named = shown ? patients.stream() : Stream.of(targetPatient());
        AuditDetail detail = detail(status).of(references(outcome)).asking(query);
        return named.map(patient -> event(kind, matter.action(), outcome, agent, Optional.ofNullable(patient), detail));
    }

    private List<String> references(AuditOutcome outcome) {
        return outcome == AuditOutcome.SUCCESS && !data.isEmpty()
                ? List.copyOf(data)
                : matter.target().stream().toList();
    }

    private @Nullable String targetPatient() {
        return matter.target()
                .or(matter::patient)
                .filter(target -> target.startsWith(PATIENT))
                .map(target -> target.substring(PATIENT.length()))
                .orElse(null);
    }
}
