package org.precisionhooks.server.fairness;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.server.fairness.AdviceCounts.Key;
import org.precisionhooks.server.fairness.AdviceCounts.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the counts of all nodes in the table {@code ph_advice_count}; each adds to rows of its own, one for each hour. */
public final class JdbcFairnessStatistics implements FairnessStatistics {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcFairnessStatistics.class);
    private static final String EARLIER = "select people from ph_advice_count where id = ?";
    private static final String ADD = "update ph_advice_count set number = number + ?, people = ? where id = ?";
    private static final String INSERT =
            "insert into ph_advice_count (id, counted, domain, age_band, sex, language, ancestry, kind, number,"
                    + " people) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate whole;
    private final AdviceCounts counts;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();

    public JdbcFairnessStatistics(JdbcTemplate jdbc, AdviceCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.whole = new TransactionTemplate(
                new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource(), "The counts have a database")));
        this.counts = counts;
        this.clock = clock;
    }

    /** Writes what this node has counted, all of it or nothing; a failure is tried again the next time. */
    public synchronized void write() {
        try {
            counts.writeTo(
                    (counted, time) -> whole.executeWithoutResult(status -> add(counted, time)), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The counts of advice could not be written: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void add(Map<Key, Tally> counted, Instant time) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        counted.forEach((key, tally) -> add(hour, key, tally));
    }

    private void add(Instant hour, Key key, Tally tally) {
        String id = UUID.nameUUIDFromBytes((node + hour + key).getBytes(StandardCharsets.UTF_8))
                .toString();
        List<Long> earlier = jdbc.queryForList(EARLIER, Long.class, id);
        if (!earlier.isEmpty()) {
            jdbc.update(ADD, tally.number(), earlier.get(0) | tally.people(), id);
            return;
        }
        jdbc.update(
                INSERT,
                id,
                Timestamp.from(hour),
                key.domain().code(),
                Codes.code(key.group().age()),
                Codes.code(key.group().sex()),
                key.group().language(),
                key.group().ancestry(),
                key.kind().name(),
                tally.number(),
                tally.people());
    }

    @Override
    public List<GroupCount> counts(Period period) {
        write();
        List<GroupCount> all = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            all.addAll(counts(dimension, period));
        }
        return all;
    }

    /** One group, one kind. */
    private record Cell(String domain, String value, AnswerKind kind) {}

    /** The bits of patients are joined here, since databases differ in how they do it. */
    private List<GroupCount> counts(Dimension dimension, Period period) {
        Map<Cell, Tally> cells = new LinkedHashMap<>();
        jdbc.query(
                sql(dimension),
                row -> {
                    cells.merge(
                            new Cell(
                                    row.getString("domain"),
                                    row.getString("value_of"),
                                    AnswerKind.valueOf(row.getString("kind"))),
                            new Tally(row.getLong("total"), row.getLong("people")),
                            Tally::plus);
                },
                Timestamp.from(period.start()),
                Timestamp.from(period.end()));
        return cells.entrySet().stream()
                .map(entry -> new GroupCount(
                        entry.getKey().domain(),
                        dimension,
                        entry.getKey().value(),
                        entry.getKey().kind(),
                        entry.getValue().number(),
                        Long.bitCount(entry.getValue().people())))
                .toList();
    }

    private static String sql(Dimension dimension) {
        String column =
                switch (dimension) {
                    case AGE_BAND -> "age_band";
                    case SEX -> "sex";
                    case LANGUAGE -> "language";
                    case ANCESTRY -> "ancestry";
                };
        return "select domain, " + column + " as value_of, kind, people, sum(number) as total from ph_advice_count"
                + " where counted >= ? and counted < ? group by domain, " + column + ", kind, people"
                + " order by domain, " + column + ", kind, people";
    }
}
