package org.precisionhooks.server.overrides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.operation.audit.ReviewQueue;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of reviews over {@code ph_override}; what was reviewed once stays as it was reviewed. */
public final class JdbcReviewQueue implements ReviewQueue {

    private static final String ENTRIES = """
            select o.*, (select count(*) from ph_override_use u where u.override_id = o.id) as uses
            from ph_override o where o.tenant = ? and (? or o.reviewed is null) order by o.opened, o.id limit ?""";
    private static final String REVIEW =
            "update ph_override set reviewed = ?, reviewer = ?, verdict = ?, review_note = ?"
                    + " where id = ? and tenant = ? and reviewed is null and user_ref <> ?";

    private final JdbcTemplate jdbc;

    public JdbcReviewQueue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Entry> entries(String tenant, boolean reviewedToo, int most) {
        return jdbc.query(ENTRIES, (row, number) -> entry(row), tenant, reviewedToo, most);
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

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("client"),
                row.getString("user_ref"),
                row.getString("patient"),
                row.getString("reason"),
                row.getObject("opened", OffsetDateTime.class).toInstant(),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                row.getInt("uses"),
                review(row));
    }

    private static Optional<Review> review(ResultSet row) throws SQLException {
        OffsetDateTime reviewed = row.getObject("reviewed", OffsetDateTime.class);
        return reviewed == null ? Optional.empty() : Optional.of(review(row, reviewed.toInstant()));
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
