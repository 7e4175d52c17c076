package org.precisionhooks.cdshooks.feedback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.cdshooks.card.PlainText;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.operation.statistics.CardStatistics;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts from the tables {@code ph_card}, {@code ph_feedback} and {@code ph_feedback_reason}. */
public final class JdbcCardStatistics implements CardStatistics {

    /** The cards of a period, each with its last answer if it has one. */
    private static final String ANSWERED = """
            with last_answer as (
                select f.*, row_number() over (
                    partition by f.client, lower(f.card) order by f.outcome_time desc, f.received desc, f.id) as place
                from ph_feedback f where f.rule_id is not null),
            answered as (
                select c.rule_id, c.service, f.id, f.outcome, f.outcome_time, f.reason_system, f.reason_code,
                    f.reason_display, f.user_comment, f.extension_json
                from ph_card c left join last_answer f
                    on f.place = 1 and f.client = c.client and f.service = c.service and lower(f.card) = c.uuid
                where c.issued >= ? and c.issued < ?)
            """;

    private static final String COUNTS = ANSWERED + """
            select rule_id, service, count(*) as shown,
                count(case when outcome = 'accepted' then 1 end) as accepted,
                count(case when outcome = 'overridden' then 1 end) as overridden
            from answered group by rule_id, service order by rule_id, service""";

    private static final String REASONS = ANSWERED + """
            select rule_id, service, reason_system, reason_code, max(reason_display) as reason_display, count(*) as given
            from (
                select rule_id, service, reason_system, reason_code, reason_display
                from answered
                where outcome = 'overridden'
                    and (reason_code is not null or user_comment is not null or extension_json is not null)
                union all
                select a.rule_id, a.service, r.reason_system, r.reason_code, r.reason_display
                from answered a join ph_feedback_reason r on r.feedback = a.id where a.outcome = 'overridden') reasons
            group by rule_id, service, reason_system, reason_code
            order by rule_id, service, given desc, reason_system, reason_code""";

    private static final String COMMENTS = ANSWERED + """
            select rule_id, service, outcome_time, user_comment
            from (
                select rule_id, service, outcome_time, user_comment, id, 0 as place from answered
                union all
                select a.rule_id, a.service, a.outcome_time, r.user_comment, a.id, r.place
                from answered a join ph_feedback_reason r on r.feedback = a.id) comments
            where user_comment is not null
            order by outcome_time desc, id, place
            fetch first ? rows only""";

    private static final String UNKNOWN =
            "select count(*) from ph_feedback where rule_id is null and received >= ? and received < ?";

    private final JdbcTemplate jdbc;

    public JdbcCardStatistics(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CardCount> counts(Period period) {
        Map<List<String>, List<ReasonCount>> reasons =
                jdbc
                        .query(REASONS, (row, number) -> Map.entry(key(row), reason(row)), start(period), end(period))
                        .stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc.query(
                COUNTS,
                (row, number) -> new CardCount(
                        row.getString("rule_id"),
                        row.getString("service"),
                        row.getLong("shown"),
                        row.getLong("accepted"),
                        row.getLong("overridden"),
                        reasons.getOrDefault(key(row), List.of())),
                start(period),
                end(period));
    }

    @Override
    public long feedbackOnUnknownCards(Period period) {
        return Objects.requireNonNull(jdbc.queryForObject(UNKNOWN, Long.class, start(period), end(period)));
    }

    @Override
    public List<Comment> comments(Period period, int most) {
        return jdbc.query(COMMENTS, (row, number) -> comment(row), start(period), end(period), most).stream()
                .filter(comment -> !comment.text().isEmpty())
                .toList();
    }

    private static Comment comment(ResultSet row) throws SQLException {
        return new Comment(
                row.getString("rule_id"),
                row.getString("service"),
                Objects.requireNonNull(row.getObject("outcome_time", OffsetDateTime.class))
                        .toInstant(),
                PlainText.of(row.getString("user_comment")));
    }

    private static List<String> key(ResultSet row) throws SQLException {
        return List.of(row.getString("rule_id"), row.getString("service"));
    }

    private static ReasonCount reason(ResultSet row) throws SQLException {
        Coding reason = new Coding(
                text(row.getString("reason_system")),
                text(row.getString("reason_code")),
                text(row.getString("reason_display")));
        return new ReasonCount(reason, row.getLong("given"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : PlainText.of(value);
    }

    private static OffsetDateTime start(Period period) {
        return utc(period.start());
    }

    private static OffsetDateTime end(Period period) {
        return utc(period.end());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
