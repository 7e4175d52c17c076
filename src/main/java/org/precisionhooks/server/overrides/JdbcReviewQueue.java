package org.precisionhooks.server.overrides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.fhir.operation.audit.ReviewQueue;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of reviews over {@code ph_override}; what was reviewed once stays as it was reviewed. */
public final class JdbcReviewQueue implements ReviewQueue {

    private static final String ENTRY = """
            select o.*, (select count(*) from ph_override_use u where u.override_id = o.id) as uses
            from ph_override o where o.tenant = ?""";
    private static final String ENTRIES = ENTRY + " and (? or o.reviewed is null) order by o.opened, o.id limit ?";
    private static final String ONE = ENTRY + " and o.id = ?";
    private static final String NOTICES =
            "select reviewer, seen_at from ph_override_notice where override_id = ? order by reviewer";
    private static final String USES =
            "select decision, effect, used from ph_override_use where override_id = ? order by used, decision limit ?";
    private static final String SEEN =
            "update ph_override_notice set seen_at = ? where override_id = ? and reviewer = ? and seen_at is null";
    private static final String REVIEW =
            "update ph_override set reviewed = ?, reviewer = ?, verdict = ?, review_note = ?"
                    + " where id = ? and tenant = ? and reviewed is null and user_ref <> ?";

    private final JdbcTemplate jdbc;

    public JdbcReviewQueue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Entry> entries(String tenant, Scope scope, int most) {
        return jdbc.query(ENTRIES, (row, number) -> entry(row), tenant, scope == Scope.ALL, most);
    }

    @Override
    public Optional<Entry> entry(String tenant, String id) {
        return jdbc.query(ONE, (row, number) -> entry(row), tenant, id).stream().findFirst();
    }

    @Override
    public List<Use> uses(String id, int most) {
        return jdbc.query(
                USES,
                (row, number) -> new Use(
                        row.getString("decision"), Decision.Effect.valueOf(row.getString("effect")), time(row, "used")),
                id,
                most);
    }

    @Override
    public void seen(List<String> ids, Set<String> reviewers, Instant time) {
        jdbc.batchUpdate(
                SEEN,
                ids.stream()
                        .flatMap(id -> reviewers.stream()
                                .map(reviewer -> new Object[] {JdbcOverrides.time(time), id, reviewer}))
                        .toList());
    }

    @Override
    public boolean review(String tenant, String id, Review review) {
        return jdbc.update(
                        REVIEW,
                        JdbcOverrides.time(review.time()),
                        review.reviewer(),
                        review.verdict().name(),
                        review.note(),
                        id,
                        tenant,
                        review.reviewer())
                == 1;
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("client"),
                row.getString("user_ref"),
                row.getString("patient"),
                row.getString("reason"),
                time(row, "opened"),
                time(row, "expires"),
                row.getInt("uses"),
                notices(row.getString("id")),
                review(row));
    }

    private List<Notice> notices(String id) {
        return jdbc.query(
                NOTICES, (row, number) -> new Notice(row.getString("reviewer"), timeIfAny(row, "seen_at")), id);
    }

    private static Optional<Review> review(ResultSet row) throws SQLException {
        Optional<Instant> reviewed = timeIfAny(row, "reviewed");
        return reviewed.isEmpty() ? Optional.empty() : Optional.of(review(row, reviewed.get()));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> timeIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Review review(ResultSet row, Instant time) throws SQLException {
        return new Review(
                Verdict.valueOf(row.getString("verdict")),
                text(row.getString("review_note")),
                text(row.getString("reviewer")),
                time);
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
