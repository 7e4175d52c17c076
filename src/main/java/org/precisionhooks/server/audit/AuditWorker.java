package org.precisionhooks.server.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Empties the outbox every second, on every node, and looks after what it was told to expect. */
final class AuditWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWorker.class);
    private static final int RUNS_BETWEEN_NOTES = 3_600;
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final AuditChain chain;
    private final AuditWatch watch;
    private final AuditOutbox outbox;
    private final Clock clock;
    private final ScheduledExecutorService executor;
    private long runs;

    AuditWorker(AuditChain chain, AuditWatch watch, AuditOutbox outbox, Clock clock) {
        this.chain = chain;
        this.watch = watch;
        this.outbox = outbox;
        this.clock = clock;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "precision-hooks-audit");
            thread.setDaemon(true);
            return thread;
        });
        var unused = executor.scheduleWithFixedDelay(
                this::work, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never fails, or it would not be called again. */
    private void work() {
        try {
            once();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The audit waits in its outbox: {}", e.getClass().getName());
        } catch (RuntimeException e) {
            LOG.error("The audit cannot be chained: {}", e.getClass().getName());
        }
    }

    void once() {
        chain.drain();
        if (runs++ % RUNS_BETWEEN_NOTES == 0) {
            note(chain.end());
        }
        List<String> missing = watch.missing();
        if (!missing.isEmpty()) {
            outbox.append(List.of(alarm(missing)));
        }
    }

    /** Where logs are kept elsewhere, whoever cuts the chain off or replaces it leaves this behind. */
    private static void note(AuditTrail.Anchor end) {
        LOG.info("The audit stands at event {} with hash {}", end.sequence(), end.hash());
    }

    private AuditRecord alarm(List<String> missing) {
        return Interaction.alone(clock.instant())
                .event(
                        AuditKind.ADMINISTRATION,
                        "audit-event-missing",
                        AuditOutcome.MAJOR,
                        AuditAgent.server(),
                        Optional.empty(),
                        AuditDetail.NONE.of(
                                missing.stream().map(id -> "AuditEvent/" + id).toList()));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
