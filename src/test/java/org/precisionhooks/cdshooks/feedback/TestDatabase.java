package org.precisionhooks.cdshooks.feedback;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases that our tables run on, each with all our tables, and empty whenever one is opened. They are migrated once. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final String SUPERUSER = "postgres";

    /** What makes the migrated tables of H2 again. */
    private static List<String> script = List.of();

    /** One for all tests; it is stopped when the tests end. */
    private static EmbeddedPostgres postgres;

    public DataSource open() throws IOException {
        return this == H2 ? h2() : postgres();
    }

    private static synchronized DataSource h2() {
        DataSource source = new DriverManagerDataSource("jdbc:h2:mem:tables;DB_CLOSE_DELAY=-1", "sa", "");
        JdbcTemplate tables = new JdbcTemplate(source);
        if (script.isEmpty()) {
            HooksSchema.migrate(source, Database.H2);
            script = tables.queryForList("script", String.class);
        }
        tables.execute("drop all objects");
        script.forEach(tables::execute);
        return source;
    }

    private static synchronized DataSource postgres() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
            new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database migrated");
            HooksSchema.migrate(postgres.getDatabase(SUPERUSER, "migrated"), Database.POSTGRESQL);
        }
        JdbcTemplate databases = new JdbcTemplate(postgres.getPostgresDatabase());
        databases.execute("drop database if exists tables with (force)");
        databases.execute("create database tables template migrated");
        return postgres.getDatabase(SUPERUSER, "tables");
    }
}
