package org.precisionhooks.cdshooks.feedback;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases that our tables run on, each with all our tables, and empty whenever one is opened. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    /** One for all tests; it is stopped when the tests end. */
    private static EmbeddedPostgres postgres;

    public DataSource open() throws IOException {
        DataSource source = this == H2 ? h2() : postgres();
        HooksSchema.migrate(source, Database.valueOf(name()));
        return source;
    }

    private static DataSource h2() {
        DataSource source = new DriverManagerDataSource("jdbc:h2:mem:tables;DB_CLOSE_DELAY=-1", "sa", "");
        new JdbcTemplate(source).execute("drop all objects");
        return source;
    }

    private static synchronized DataSource postgres() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
        }
        DataSource source = postgres.getPostgresDatabase();
        new JdbcTemplate(source).execute("drop schema public cascade; create schema public");
        return source;
    }
}
