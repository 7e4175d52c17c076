package org.precisionhooks.fhir.review;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code ph_review_task}: which findings were told, by which task, and which of them stand. */
public final class ReviewedFindings {

    private static final String OF = "select finding, content, task, standing from ph_review_task where patient = ?";
    private static final String ADD =
            "insert into ph_review_task (content, task, standing, patient, finding) values (?, ?, ?, ?, ?)";
    private static final String CHANGE =
            "update ph_review_task set content = ?, task = ?, standing = ? where patient = ? and finding = ?";

    private final JdbcTemplate database;

    /** @param dataSource shares its connection with HAPI's transactions */
    public ReviewedFindings(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /**
     * A finding that was told once.
     *
     * @param finding hash of what makes it the same finding
     * @param content hash of all that its task says
     * @param task logical id
     * @param standing false once the record no longer said so
     */
    record Told(String finding, String content, String task, boolean standing) {
        Told fallen() {
            return new Told(finding, content, task, false);
        }
    }

    List<Told> of(String patient) {
        return database.query(
                OF,
                (row, number) -> new Told(
                        row.getString("finding"),
                        row.getString("content"),
                        row.getString("task"),
                        row.getBoolean("standing")),
                patient);
    }

    /** In the current transaction. */
    void put(String patient, Told told) {
        if (update(CHANGE, patient, told) == 0) {
            update(ADD, patient, told);
        }
    }

    private int update(String sql, String patient, Told told) {
        return database.update(sql, told.content(), told.task(), told.standing(), patient, told.finding());
    }
}
