package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A token is used once, whichever nodes see it, on both databases (security-reliability.md threat 5). */
class JdbcUsedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);
    private static final String ISSUER = "https://ehr.example.org";

    private JdbcTemplate jdbc;

    private void open(TestDatabase database) throws IOException {
        jdbc = new JdbcTemplate(database.open());
    }

    private UsedTokens node(Instant now) {
        return new JdbcUsedTokens(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void secondUseIsToldOnEveryNode(TestDatabase database) throws Exception {
        open(database);

        assertThat(node(NOW).firstUse(ISSUER, "a", LATER)).isTrue();
        assertThat(node(NOW).firstUse(ISSUER, "a", LATER)).isFalse();
        assertThat(node(NOW).firstUse(ISSUER, "b", LATER)).isTrue();
        assertThat(node(NOW).firstUse("https://other.example.org", "a", LATER)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ofFortyAtOnceOneIsFirst(TestDatabase database) throws Exception {
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
    @EnumSource(TestDatabase.class)
    void expiredTokensAreForgottenAndOthersAreNot(TestDatabase database) throws Exception {
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
    @EnumSource(TestDatabase.class)
    void neitherIssuerNorIdentifierIsStored(TestDatabase database) throws Exception {
        open(database);
        node(NOW).firstUse(ISSUER, "canary", LATER);

        assertThat(jdbc.queryForObject("select id from ph_token", String.class)).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyCanTellWithoutTheTable(TestDatabase database) throws Exception {
        open(database);
        jdbc.execute("drop table ph_token");

        assertThatThrownBy(() -> node(NOW).firstUse(ISSUER, "a", LATER)).isInstanceOf(DataAccessException.class);
    }
}
