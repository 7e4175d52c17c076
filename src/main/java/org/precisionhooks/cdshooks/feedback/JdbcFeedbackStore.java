package org.precisionhooks.cdshooks.feedback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.cdshooks.feedback.FeedbackEntry.OverrideReport;
import org.precisionhooks.facts.Coding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps feedback in the table {@code ph_feedback}, once per client, card, outcome and time (cds-hooks.md section 8). A card
 * that was issued to another client or service is as unknown as one that never was: its rule stays empty.
 */
public final class JdbcFeedbackStore implements FeedbackStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcFeedbackStore.class);

    private static final int ATTEMPTS = 8;

    /** The same text runs on H2 and PostgreSQL, which have no common upsert. */
    private static final String INSERT = """
            insert into ph_feedback (id, client, card, service, outcome, outcome_time, reason_system, reason_code,
                reason_display, user_comment, extension_json, received, rule_id)
            select ?, ?, ?, ?, ?, cast(? as timestamp with time zone), ?, ?, ?, ?, ?,
                cast(? as timestamp with time zone),
                (select c.rule_id from ph_card c where c.uuid = ? and c.client = ? and c.service = ?)
            where not exists (select 1 from ph_feedback f where f.id = ?)""";

    /** Only beside the feedback of this very batch: what was stored before stays as it is. */
    private static final String INSERT_REASON = """
            insert into ph_feedback_reason (feedback, place, reason_system, reason_code, reason_display, user_comment,
                extension_json)
            select f.id, ?, ?, ?, ?, ?, ? from ph_feedback f
            where f.id = ? and f.received = cast(? as timestamp with time zone)
                and not exists (select 1 from ph_feedback_reason r where r.feedback = f.id and r.place = ?)""";

    /** So that {@link JdbcCardMemory} need not look through all cards for those with an answer. */
    private static final String ANSWERED = "update ph_shown set answered = true where card = ? and answered = false";

    private static final List<String> FORGET = List.of(
            "update ph_feedback set user_comment = null, extension_json = null"
                    + " where received < ? and (user_comment is not null or extension_json is not null)",
            "update ph_feedback_reason set user_comment = null, extension_json = null"
                    + " where feedback in (select id from ph_feedback where received < ?)"
                    + " and (user_comment is not null or extension_json is not null)");

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    public JdbcFeedbackStore(JdbcTemplate jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Another node may store the same entry at the same time: the loser starts again and then finds it stored. */
    @Override
    public void store(FeedbackBatch batch) {
        OffsetDateTime received =
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        List<Object[]> rows = batch.entries().stream()
                .map(entry -> row(batch, entry, received))
                .sorted(Comparator.comparing(row -> String.valueOf(row[0])))
                .toList();
        List<Object[]> reasons = batch.entries().stream()
                .flatMap(entry -> furtherReasons(batch.client(), entry, received))
                .toList();
        List<Object[]> cards = cards(batch);
        for (int attempt = 1; !rows.isEmpty(); attempt++) {
            try {
                transactions.executeWithoutResult(status -> {
                    jdbc.batchUpdate(INSERT, rows);
                    if (!reasons.isEmpty()) {
                        jdbc.batchUpdate(INSERT_REASON, reasons);
                    }
                    jdbc.batchUpdate(ANSWERED, cards);
                });
                return;
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Each once and in one order, so that two nodes do not wait for each other. */
    private static List<Object[]> cards(FeedbackBatch batch) {
        return batch.entries().stream()
                .map(JdbcFeedbackStore::issued)
                .distinct()
                .sorted()
                .map(card -> new Object[] {card})
                .toList();
    }

    private static Object[] row(FeedbackBatch batch, FeedbackEntry entry, OffsetDateTime received) {
        String id = id(batch.client(), entry);
        Optional<OverrideReport> first = entry.overrides().stream().findFirst();
        Optional<Coding> reason = first.flatMap(OverrideReport::reason);
        return new Object[] {
            id,
            batch.client(),
            entry.card(),
            batch.service(),
            entry.outcome().code(),
            entry.time(),
            orNull(reason.map(Coding::system)),
            orNull(reason.map(Coding::code)),
            orNull(reason.map(Coding::display)),
            orNull(first.map(OverrideReport::comment)),
            orNull(first.map(OverrideReport::extension)),
            received,
            issued(entry),
            batch.client(),
            batch.service(),
            id
        };
    }

    /** The card's id as it was sent: some clients send a uuid back in capitals. */
    private static String issued(FeedbackEntry entry) {
        return entry.card().toLowerCase(Locale.ROOT);
    }

    private static Stream<Object[]> furtherReasons(String client, FeedbackEntry entry, OffsetDateTime received) {
        return IntStream.range(1, entry.overrides().size())
                .mapToObj(place -> reason(id(client, entry), entry.overrides().get(place), place, received));
    }

    private static Object[] reason(String feedback, OverrideReport report, int place, OffsetDateTime received) {
        return new Object[] {
            place,
            orNull(report.reason().map(Coding::system)),
            orNull(report.reason().map(Coding::code)),
            orNull(report.reason().map(Coding::display)),
            orNull(Optional.of(report.comment())),
            orNull(Optional.of(report.extension())),
            feedback,
            received,
            place
        };
    }

    /** The same feedback has the same id on every node, whatever offset its time was written with. */
    private static String id(String client, FeedbackEntry entry) {
        String key = String.join(
                "\n",
                client,
                entry.card(),
                entry.outcome().code(),
                entry.time().toInstant().toString());
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Deletes what people wrote, and what clients added, longer ago than that; outcomes and coded reasons stay. */
    public void forgetComments(Duration retention) {
        OffsetDateTime oldest =
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minus(retention);
        try {
            transactions.executeWithoutResult(status -> FORGET.forEach(statement -> jdbc.update(statement, oldest)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Old comments stay for now: {}", e.getClass().getName());
        }
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.filter(found -> !found.isEmpty()).orElse(null);
    }
}
