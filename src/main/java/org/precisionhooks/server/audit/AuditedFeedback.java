package org.precisionhooks.server.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** The transactions in which feedback is stored; each leaves the event of its feedback, too. */
public final class AuditedFeedback implements TransactionOperations {

    private static final int OK = 200;

    private final TransactionOperations transactions;
    private final AuditOutbox outbox;
    private final JdbcTemplate jdbc;

    /** @param jdbc what is stored by, in these transactions */
    public AuditedFeedback(TransactionOperations transactions, AuditOutbox outbox, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @Override
    public <T> @Nullable T execute(TransactionCallback<T> work) {
        List<AuditRecord> events =
                Interactions.current().map(AuditedFeedback::event).stream().toList();
        T stored = transactions.execute(status -> {
            T done = work.doInTransaction(status);
            outbox.append(jdbc, events);
            return done;
        });
        Interactions.current().ifPresent(interaction -> interaction.keptAlready(events));
        return stored;
    }

    private static AuditRecord event(Interaction interaction) {
        return interaction.event(
                AuditKind.FEEDBACK,
                interaction.action(),
                AuditOutcome.SUCCESS,
                interaction.agent(),
                Optional.empty(),
                interaction.detail(OK));
    }
}
