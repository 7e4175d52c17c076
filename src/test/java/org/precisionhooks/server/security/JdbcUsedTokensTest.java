package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A token is used once, whichever nodes see it, on both databases (security-reliability.md threat 5). */
class JdbcUsedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);
    private static final String ISSUER = "https://ehr.example.org";

    private static EmbeddedPostgres postgres;

    private JdbcTemplate jdbc;

    enum Database {
        H2,
        POSTGRESQL
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    private void open(Database database) throws IOException {
        DataSource source = database == Database.H2
                ? new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "")
                : postgres();
        new ResourceDatabasePopulator(new ClassPathResource("db/precision-hooks/20261124.2-tokens.sql"))
                .execute(source);
        jdbc = new JdbcTemplate(source);
    }

    private static DataSource postgres() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
        }
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("drop table if exists ph_token");
        return postgres.getPostgresDatabase();
    }

    private UsedTokens node(Instant now) {
        return new JdbcUsedTokens(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource
    void secondUseIsToldOnEveryNode(Database database) throws Exception {
        open(database);

        assertThat(node(NOW).firstUse(ISSUER, "a", LATER)).isTrue();
        assertThat(node(NOW).firstUse(ISSUER, "a", LATER)).isFalse();
        assertThat(node(NOW).firstUse(ISSUER, "b", LATER)).isTrue();
        assertThat(node(NOW).firstUse("https://other.example.org", "a", LATER)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void ofFortyAtOnceOneIsFirst(Database database) throws Exception {
        open(database);
        UsedTokens one = node(NOW);
        UsedTokens other = node(NOW);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int first = 0;
        try {
            List<Future<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                UsedTokens node = i % 2 == 0 ? one : other;
                uses.add(threads.submit(() -> node.firstUse(ISSUER, "a", LATER)));
            }
            for (Future<Boolean> use : uses) {
                first += use.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(first).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void expiredTokensAreForgottenAndOthersAreNot(Database database) throws Exception {
        open(database);
        UsedTokens node = node(NOW);
        node.firstUse(ISSUER, "short", NOW.plusSeconds(60));
        node.firstUse(ISSUER, "long", NOW.plusSeconds(600));

        assertThat(node(NOW.plus(Duration.ofMinutes(2))).firstUse(ISSUER, "long", LATER))
                .isFalse();
        assertThat(jdbc.queryForObject("select count(*) from ph_token", Integer.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void neitherIssuerNorIdentifierIsStored(Database database) throws Exception {
        open(database);
        node(NOW).firstUse(ISSUER, "canary", LATER);

        assertThat(jdbc.queryForObject("select id from ph_token", String.class)).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyCanTellWithoutTheTable(Database database) throws Exception {
        open(database);
        jdbc.execute("drop table ph_token");

        assertThatThrownBy(() -> node(NOW).firstUse(ISSUER, "a", LATER)).isInstanceOf(DataAccessException.class);
    }
}
