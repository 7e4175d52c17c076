package org.precisionhooks.server.fairness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.GroupCount;
import org.precisionhooks.server.fairness.SteppedStatistics.Group;
import org.precisionhooks.server.fairness.SteppedStatistics.Told;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was told in the table {@code ph_advice_told}, so that all nodes tell the same. */
public final class JdbcToldCounts implements SteppedStatistics.ToldCounts {

    private static final String OF_MONTH =
            "select domain, dimension, value_of, kind, number, people, told from ph_advice_told where told_month = ?"
                    + " order by domain, dimension, value_of, kind";
    private static final String FORGET =
            "delete from ph_advice_told where told_month <> ? or (domain = ? and dimension = ? and value_of = ?)";
    private static final String INSERT =
            "insert into ph_advice_told (told_month, domain, dimension, value_of, kind, number, people, told)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate whole;

    public JdbcToldCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.whole = new TransactionTemplate(
                new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource(), "The counts have a database")));
    }

    @Override
    public Map<Group, Told> of(Instant month) {
        Map<Group, List<GroupCount>> counts = new HashMap<>();
        Map<Group, Instant> times = new HashMap<>();
        jdbc.query(
                OF_MONTH,
                row -> {
                    GroupCount count = count(row);
                    counts.computeIfAbsent(Group.of(count), group -> new ArrayList<>())
                            .add(count);
                    times.put(Group.of(count), row.getTimestamp("told").toInstant());
                },
                Timestamp.from(month));
        Map<Group, Told> told = new HashMap<>();
        counts.forEach((group, all) -> told.put(group, new Told(all, times.getOrDefault(group, Instant.MIN))));
        return told;
    }

    private static GroupCount count(ResultSet row) throws SQLException {
        return new GroupCount(
                row.getString("domain"),
                Dimension.valueOf(row.getString("dimension")),
                row.getString("value_of"),
                AnswerKind.valueOf(row.getString("kind")),
                row.getLong("number"),
                row.getInt("people"));
    }

    @Override
    public boolean tell(Instant month, Group group, Told told) {
        try {
            keep(month, group, told);
            return true;
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            return false;
        }
    }

    private void keep(Instant month, Group group, Told told) {
        whole.executeWithoutResult(status -> {
            jdbc.update(
                    FORGET,
                    Timestamp.from(month),
                    group.domain(),
                    group.dimension().name(),
                    group.value());
            jdbc.batchUpdate(
                    INSERT,
                    told.counts().stream()
                            .map(count -> row(month, count, told.time()))
                            .toList());
        });
    }

    private static Object[] row(Instant month, GroupCount count, Instant time) {
        return new Object[] {
            Timestamp.from(month),
            count.domain(),
            count.dimension().name(),
            count.value(),
            count.kind().name(),
            count.count(),
            count.people(),
            Timestamp.from(time)
        };
    }
}
