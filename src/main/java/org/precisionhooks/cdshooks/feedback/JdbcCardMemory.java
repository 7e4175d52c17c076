package org.precisionhooks.cdshooks.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.engine.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Remembers in the table {@code ph_shown}: users, findings and drafts only as keyed hashes, no id of a patient, an order or a
 * user. What is older than the retention counts as forgotten, and is deleted by {@link #forget()}. That a card was answered
 * is noted by {@link JdbcFeedbackStore} in the transaction that keeps the answer.
 */
public final class JdbcCardMemory implements CardMemory {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcCardMemory.class);

    private static final String INSERT = "insert into ph_shown"
            + " (card, finding_key, user_key, service, occasion, shown, draft_key) values (?, ?, ?, ?, ?, ?, ?)";

    /** Of one finding. Some clients send a uuid back in capitals. */
    private static final String ANSWERS = """
            (select s.finding_key, s.occasion, f.outcome, f.received,
                case when f.reason_code is null and f.user_comment is null and f.extension_json is null
                    then 0 else 1 end as reasoned
            from ph_shown s
            join ph_feedback f on f.client = ? and f.service = s.service and f.card in (s.card, upper(s.card))
            where s.finding_key = ? and s.user_key = ? and s.answered = true and s.shown >= ?)""";

    /** Of one finding about one draft. */
    private static final String UNANSWERED = """
            (select finding_key, draft_key from ph_shown
            where finding_key = ? and user_key = ? and answered = false and occasion = ? and shown >= ? and draft_key = ?
            fetch first 1 rows only)""";

    private static final String AND_OF = " union all ";

    private final JdbcTemplate jdbc;
    private final CallTransactions transactions;
    private final KeyedHash hash;
    private final Duration retention;
    private final Clock clock;

    /**
     * Makes the table's keeper.
     *
     * @param jdbc opens a connection at the first statement only
     * @param retention how long it is remembered; zero is not at all
     */
    public JdbcCardMemory(JdbcTemplate jdbc, Duration retention, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new CallTransactions(jdbc);
        this.hash = KeyedHash.of("card-memory", jdbc);
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<Answer> answers(Reader reader, Collection<String> findings) {
        if (retention.isZero()) {
            return List.of();
        }
        Map<String, String> byKey = new HashMap<>();
        findings.forEach(finding -> byKey.put(hash.of(finding), finding));
        List<Object> values = new ArrayList<>();
        byKey.keySet().forEach(key -> values.addAll(List.of(reader.client(), key, key(reader), oldest())));
        String query = String.join(AND_OF, Collections.nCopies(byKey.size(), ANSWERS));
        return unlessItFails(
                () -> jdbc.query(
                        query,
                        (row, number) -> answer(row, byKey.getOrDefault(row.getString("finding_key"), "")),
                        values.toArray()),
                List.of());
    }

    @Override
    public Set<Drafted> unanswered(Reader reader, Collection<Drafted> findings, Occasion at, Instant since) {
        if (retention.isZero() || findings.isEmpty()) {
            return Set.of();
        }
        OffsetDateTime earliest = utc(since).isAfter(oldest()) ? utc(since) : oldest();
        Map<Drafted, Drafted> byKeys = new HashMap<>();
        findings.forEach(one -> byKeys.put(new Drafted(hash.of(one.finding()), hash.of(one.draft())), one));
        List<Object> values = new ArrayList<>();
        byKeys.keySet()
                .forEach(
                        keys -> values.addAll(List.of(keys.finding(), key(reader), at.name(), earliest, keys.draft())));
        String query = String.join(AND_OF, Collections.nCopies(byKeys.size(), UNANSWERED));
        return unlessItFails(
                () -> jdbc
                        .query(
                                query,
                                (row, number) -> new Drafted(row.getString("finding_key"), row.getString("draft_key")),
                                values.toArray())
                        .stream()
                        .map(byKeys::get)
                        .collect(Collectors.toSet()),
                Set.of());
    }

    @Override
    public void remember(Reader reader, List<Shown> shown) {
        if (!retention.isZero()) {
            String user = key(reader);
            List<@Nullable Object[]> rows =
                    shown.stream().distinct().map(one -> row(one, user)).toList();
            unlessItFails(() -> jdbc.batchUpdate(INSERT, rows), new int[0]);
        }
    }

    /** Deletes what is older than the retention. */
    public void forget() {
        unlessItFails(() -> jdbc.update("delete from ph_shown where shown < ?", oldest()), 0);
    }

    private <T> T unlessItFails(Supplier<T> work, T otherwise) {
        try {
            return transactions.apart(work);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "It is not known which cards were answered before: {}",
                    e.getClass().getName());
            return otherwise;
        }
    }

    private String key(Reader reader) {
        return hash.of(reader.client(), reader.user());
    }

    private @Nullable Object[] row(Shown shown, String user) {
        return new @Nullable Object[] {
            shown.card().toString(),
            hash.of(shown.finding()),
            user,
            shown.service(),
            shown.occasion().name(),
            utc(shown.time()),
            shown.draft().map(hash::of).orElse(null)
        };
    }

    private static Answer answer(ResultSet row, String finding) throws SQLException {
        return new Answer(
                finding,
                Occasion.valueOf(row.getString("occasion")),
                FeedbackOutcome.ofCode(row.getString("outcome")).orElseThrow(),
                Objects.requireNonNull(row.getObject("received", OffsetDateTime.class))
                        .toInstant(),
                row.getInt("reasoned") == 1);
    }

    private OffsetDateTime oldest() {
        return utc(clock.instant().minus(retention));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
