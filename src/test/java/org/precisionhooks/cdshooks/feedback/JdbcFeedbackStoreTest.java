package org.precisionhooks.cdshooks.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.HookFixture;
import org.precisionhooks.cdshooks.feedback.FeedbackEntry.OverrideReport;
import org.precisionhooks.cdshooks.feedback.FeedbackStore.FeedbackBatch;
import org.precisionhooks.facts.Coding;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of cards and feedback on both databases (cds-hooks.md section 8). */
class JdbcFeedbackStoreTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-05-03T10:11:12.345678+02:00");

    private JdbcTemplate jdbc;
    private JdbcFeedbackStore store;
    private IssuedCards issued;

    private void open(TestDatabase database) throws IOException {
        DataSource source = database.open();
        jdbc = new JdbcTemplate(source);
        store = new JdbcFeedbackStore(
                jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)), HookFixture.CLOCK);
        issued = new JdbcIssuedCards(jdbc);
    }

    @ParameterizedTest
    @EnumSource
    void tenEqualPostsAreOneRecord(TestDatabase database) throws Exception {
        open(database);
        for (int i = 0; i < 10; i++) {
            store.store(batch("dev", "c1"));
        }
        store.store(new FeedbackBatch(
                "dev",
                HookFixture.SIGN,
                List.of(entry("c1", TIME.withOffsetSameInstant(ZoneOffset.UTC)), entry("c1", TIME))));
        assertThat(count()).isEqualTo(1);
        store.store(batch("other", "c1"));
        assertThat(count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void oldCommentsAreForgottenAndReasonsAreNot(TestDatabase database) throws Exception {
        open(database);
        OverrideReport commented =
                new OverrideReport(Optional.of(Coding.of("urn:x", "no")), "about the patient", "{\"a\":1}");
        store.store(new FeedbackBatch(
                "dev",
                HookFixture.SIGN,
                List.of(new FeedbackEntry("c1", FeedbackOutcome.OVERRIDDEN, TIME, List.of(commented, commented)))));

        store.forgetComments(Duration.ofDays(1));
        assertThat(comments()).as("of today").isEqualTo(4);

        store.forgetComments(Duration.ofSeconds(-1));
        assertThat(comments()).isZero();
        assertThat(count()).isEqualTo(1);
        assertThat(jdbc.queryForList("select reason_code from ph_feedback", String.class))
                .containsExactly("no");
    }

    private int comments() {
        return jdbc.queryForObject("select count(user_comment) + count(extension_json) from ph_feedback", Integer.class)
                + jdbc.queryForObject(
                        "select count(user_comment) + count(extension_json) from ph_feedback_reason", Integer.class);
    }

    @ParameterizedTest
    @EnumSource
    void fortyConcurrentDuplicatesAllSucceed(TestDatabase database) throws Exception {
        open(database);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                posts.add(pool.submit(() -> store.store(batch("dev", "c1", "c2", "c3"))));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(count()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void theRuleIsFoundOnlyForTheClientAndServiceThatGotTheCard(TestDatabase database) throws Exception {
        open(database);
        UUID card = UUID.randomUUID();
        issued.remember(List.of(new IssuedCard(card, HookFixture.SIGN, "rule-1", "topic", "dev", Instant.EPOCH)));
        store.store(batch("dev", card.toString()));
        store.store(batch("other", card.toString()));
        store.store(batch("dev", "unknown"));
        assertThat(jdbc.queryForList("select client from ph_feedback where rule_id = 'rule-1'", String.class))
                .containsExactly("dev");
        assertThat(count()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnIsKept(TestDatabase database) throws Exception {
        open(database);
        OverrideReport override =
                new OverrideReport(Optional.of(new Coding("https://a.example", "x", "X")), "because", "{\"a\":1}");
        store.store(new FeedbackBatch(
                "dev",
                HookFixture.SIGN,
                List.of(new FeedbackEntry("c1", FeedbackOutcome.OVERRIDDEN, TIME, List.of(override)))));
        var row = jdbc.queryForMap("select * from ph_feedback");
        assertThat(row)
                .containsEntry("reason_code", "x")
                .containsEntry("service", HookFixture.SIGN)
                .containsEntry("outcome", "overridden")
                .containsEntry("reason_system", "https://a.example")
                .containsEntry("reason_display", "X");
        assertThat(jdbc.queryForObject("select outcome_time from ph_feedback", OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(TIME.toInstant());
        assertThat(jdbc.queryForObject("select user_comment from ph_feedback", String.class))
                .isEqualTo("because");
    }

    @ParameterizedTest
    @EnumSource
    void furtherReasonsStandBesideTheFeedbackOnce(TestDatabase database) throws Exception {
        open(database);
        FeedbackEntry three = reasons("x", "y", "z");
        store.store(new FeedbackBatch("dev", HookFixture.SIGN, List.of(three, three)));
        store.store(new FeedbackBatch("dev", HookFixture.SIGN, List.of(three)));
        assertThat(jdbc.queryForList("select reason_code from ph_feedback", String.class))
                .containsExactly("x");
        assertThat(jdbc.queryForList("select reason_code from ph_feedback_reason order by place", String.class))
                .containsExactly("y", "z");
    }

    @ParameterizedTest
    @EnumSource
    void feedbackThatIsKnownGetsNoOtherReasons(TestDatabase database) throws Exception {
        open(database);
        store.store(new FeedbackBatch("dev", HookFixture.SIGN, List.of(reasons("x"))));
        jdbc.update("update ph_feedback set received = timestamp '2020-01-01 00:00:00'");
        store.store(new FeedbackBatch("dev", HookFixture.SIGN, List.of(reasons("x", "forged"))));
        assertThat(rows("ph_feedback_reason")).isZero();
    }

    private static FeedbackEntry reasons(String... codes) {
        List<OverrideReport> reports = Stream.of(codes)
                .map(code -> new OverrideReport(Optional.of(Coding.of("", code)), "", ""))
                .toList();
        return new FeedbackEntry("c1", FeedbackOutcome.OVERRIDDEN, TIME, reports);
    }

    @ParameterizedTest
    @EnumSource
    void twoThousandItemsAreStored(TestDatabase database) throws Exception {
        open(database);
        store.store(new FeedbackBatch(
                "dev",
                HookFixture.SIGN,
                IntStream.range(0, 2_000).mapToObj(i -> entry("c" + i, TIME)).toList()));
        assertThat(count()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @EnumSource
    void cardsThatCannotBeRememberedHarmNoAnswer(TestDatabase database) throws Exception {
        open(database);
        jdbc.execute("drop table ph_card");
        issued.remember(List.of(card()));
    }

    @ParameterizedTest
    @EnumSource
    void aCallsOtherRowsStandThoughItsCardsAreLost(TestDatabase database) throws Exception {
        open(database);
        jdbc.execute("drop table ph_card");
        issued.inOneCommit(() -> {
            keepRow();
            issued.remember(List.of(card()));
            return List.of();
        });
        assertThat(rows("ph_patient_stamp")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCallsRowsStandThoughItFailsLater(TestDatabase database) throws Exception {
        open(database);
        assertThatThrownBy(() -> issued.inOneCommit(() -> {
                    keepRow();
                    issued.remember(List.of(card()));
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");
        assertThat(rows("ph_patient_stamp")).isEqualTo(1);
        assertThat(rows("ph_card")).isEqualTo(1);
    }

    private void keepRow() {
        jdbc.update("insert into ph_patient_stamp (patient, version) values ('p', 1)");
    }

    private static IssuedCard card() {
        return new IssuedCard(UUID.randomUUID(), HookFixture.SIGN, "r", "t", "dev", Instant.EPOCH);
    }

    private int count() {
        return rows("ph_feedback");
    }

    private int rows(String table) {
        return Optional.ofNullable(jdbc.queryForObject("select count(*) from " + table, Integer.class))
                .orElseThrow();
    }

    private static FeedbackBatch batch(String client, String... cards) {
        return new FeedbackBatch(
                client,
                HookFixture.SIGN,
                List.of(cards).stream().map(card -> entry(card, TIME)).toList());
    }

    private static FeedbackEntry entry(String card, OffsetDateTime time) {
        return new FeedbackEntry(card, FeedbackOutcome.OVERRIDDEN, time, List.of());
    }
}
