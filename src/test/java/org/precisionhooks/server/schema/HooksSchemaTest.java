package org.precisionhooks.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HooksSchemaTest {

    private static final String FEEDBACK =
            "insert into ph_feedback (id, client, card, service, outcome, outcome_time, received)"
                    + " values (?, 'ehr', 'card', 'service', 'accepted', timestamp '2026-01-01 00:00:00', current_timestamp)";

    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource("jdbc:h2:mem:hooks-schema;DB_CLOSE_DELAY=-1");
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);

    @Test
    void tablesAreMadeOnce() {
        HooksSchema.migrate(dataSource, Database.H2);
        HooksSchema.migrate(dataSource, Database.H2);

        assertThat(jdbc.queryForList(
                        "select lower(table_name) from information_schema.tables where table_name like 'PH\\_%'",
                        String.class))
                .contains("ph_card", "ph_feedback", "ph_patient_stamp", "ph_audit", "ph_migration");
    }

    @Test
    void repeatedFeedbackIsRefused() {
        HooksSchema.migrate(dataSource, Database.H2);
        jdbc.update(FEEDBACK, "1");

        assertThatThrownBy(() -> jdbc.update(FEEDBACK, "2")).isInstanceOf(DuplicateKeyException.class);
    }

    /** Refusals are looked for at each order, by card alone. */
    @Test
    void feedbackOfACardIsFoundByAnIndex() {
        HooksSchema.migrate(dataSource, Database.H2);

        assertThat(jdbc.queryForObject(
                        "explain select outcome from ph_feedback where card in ('c', 'C')", String.class))
                .contains("PH_FEEDBACK_CARD");
    }

    /** Of two files with the same one the second would never run where the first has. */
    @Test
    void eachScriptHasAVersionOfItsOwn() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/precision-hooks"))) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(name -> name.matches("\\d{8}\\.\\d+-[a-z-]+\\.sql"))
                    .extracting(name -> name.substring(0, name.indexOf('-')))
                    .doesNotHaveDuplicates();
        }
    }
}
