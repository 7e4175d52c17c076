package org.precisionhooks.server.fairness;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.CardStatistics.Period;
import org.precisionhooks.fhir.operation.FairnessStatistics;
import org.precisionhooks.server.fairness.AdviceCounts.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the counts of all nodes in the table {@code ph_advice_count}; each writes rows of its own. */
public final class JdbcFairnessStatistics implements FairnessStatistics {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcFairnessStatistics.class);
    private static final String INSERT =
            "insert into ph_advice_count (id, counted, domain, age_band, sex, language, kind, number)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final AdviceCounts counts;
    private final Clock clock;

    public JdbcFairnessStatistics(JdbcTemplate jdbc, AdviceCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.clock = clock;
    }

    /** Writes what this node has counted; a failure is tried again the next time. */
    public void write() {
        try {
            counts.writeTo(this::add, clock.instant());
        } catch (DataAccessException e) {
            LOG.warn(
                    "The counts of advice could not be written: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void add(Map<Key, Long> counted, Instant time) {
        List<Object[]> rows = new ArrayList<>();
        counted.forEach((key, number) -> rows.add(new Object[] {
            UUID.randomUUID().toString(),
            Timestamp.from(time),
            key.domain().code(),
            code(key.group().age()),
            code(key.group().sex()),
            key.group().language(),
            key.kind().name(),
            number
        }));
        jdbc.batchUpdate(INSERT, rows);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    private List<GroupCount> counts(Dimension dimension, Period period) {
        String column =
                switch (dimension) {
                    case AGE_BAND -> "age_band";
                    case SEX -> "sex";
                    case LANGUAGE -> "language";
                };
        return jdbc.query(
                "select domain, " + column + " as value_of, kind, sum(number) as total from ph_advice_count"
                        + " where counted >= ? and counted < ? group by domain, " + column + ", kind"
                        + " order by domain, " + column + ", kind",
                (row, number) -> new GroupCount(
                        row.getString("domain"),
                        dimension,
                        row.getString("value_of"),
                        AnswerKind.valueOf(row.getString("kind")),
                        row.getLong("total")),
                Timestamp.from(period.start()),
                Timestamp.from(period.end()));
    }
}
