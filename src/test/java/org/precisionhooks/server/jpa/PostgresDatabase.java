package org.precisionhooks.server.jpa;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A PostgreSQL of the test's own; the test is skipped where none can run. */
public record PostgresDatabase(EmbeddedPostgres postgres) implements Closeable {

    public static PostgresDatabase start() throws IOException {
        assumeTrue(
                !"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable(),
                "PostgreSQL does not run as root, and this system does not let root become another user by unshare");
        return new PostgresDatabase(EmbeddedPostgres.start());
    }

    ConfigurableApplicationContext server(String... settings) {
        return server(new SpringApplicationBuilder(PrecisionHooksApplication.class).profiles("dev"), List.of(settings));
    }

    /** A server that asks its callers who they are, with further settings. */
    ConfigurableApplicationContext secured(List<String> settings) {
        return server(new SpringApplicationBuilder(PrecisionHooksApplication.class), settings);
    }

    private ConfigurableApplicationContext server(SpringApplicationBuilder application, List<String> settings) {
        return application.run(Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres"),
                        settings.stream())
                .toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
