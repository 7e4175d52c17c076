package org.precisionhooks.server.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.ShownResources;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sees each change in HAPI's storage and leaves its events in the transaction that makes it, one for each patient. */
@Interceptor
final class StorageAudit {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final FhirContext fhir;
    private final AuditOutbox outbox;
    private final JdbcTemplate storage;
    private final Clock clock;

    /** @param storage shares the connection of HAPI's transactions */
    StorageAudit(FhirContext fhir, AuditOutbox outbox, JdbcTemplate storage, Clock clock) {
        this.fhir = fhir;
        this.outbox = outbox;
        this.storage = storage;
        this.clock = clock;
    }

    /** What a client could write here would be believed to be the server's word. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void refuseForeignEvents(IBaseResource resource) {
        if (resource instanceof AuditEvent) {
            throw new MethodNotAllowedException("AuditEvents are written by the server alone");
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails details) {
        changed(AuditKind.CREATE, "create", CREATED, Stream.of(resource), details);
    }

    /** A resource that moves from one patient to another is an event of both. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails details) {
        boolean patch = Interactions.of(details)
                .map(interaction -> interaction.action().equals("patch"))
                .orElse(false);
        changed(AuditKind.UPDATE, patch ? "patch" : "update", OK, Stream.of(after, before), details);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails details) {
        changed(AuditKind.DELETE, "delete", OK, Stream.of(resource), details);
    }

    private void changed(
            AuditKind kind,
            String action,
            int status,
            Stream<IBaseResource> versions,
            @Nullable RequestDetails details) {
        Interaction interaction = Interactions.of(details).orElseGet(() -> Interaction.alone(clock.instant()));
        List<ShownResources> shown =
                versions.map(version -> ShownResources.of(fhir, version)).toList();
        List<String> patients = shown.stream()
                .flatMap(version -> version.patients().stream())
                .distinct()
                .sorted()
                .toList();
        AuditDetail detail = interaction.detail(status).of(shown.get(0).references());
        AuditAgent agent = interaction.agent();
        Stream<Optional<String>> named = patients.isEmpty()
                ? Stream.of(Optional.empty())
                : patients.stream().map(Optional::of);
        keep(
                interaction,
                named.map(patient -> interaction.event(kind, action, AuditOutcome.SUCCESS, agent, patient, detail))
                        .toList());
    }

    private void keep(Interaction interaction, List<AuditRecord> events) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Pending(interaction, events));
        } else {
            outbox.append(events);
            interaction.keptAlready(events);
        }
    }

    /** Events that stand or fall with the current transaction; before what holds locks until its end. */
    private final class Pending implements TransactionSynchronization {

        private final Interaction interaction;
        private final List<AuditRecord> events;

        Pending(Interaction interaction, List<AuditRecord> events) {
            this.interaction = interaction;
            this.events = new ArrayList<>(events);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            outbox.append(storage, events);
        }

        @Override
        public void afterCommit() {
            interaction.keptAlready(events);
        }
    }
}
