package org.precisionhooks.cdshooks.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.HookFixture;
import org.precisionhooks.cdshooks.feedback.CardMemory.Answer;
import org.precisionhooks.cdshooks.feedback.CardMemory.Drafted;
import org.precisionhooks.cdshooks.feedback.CardMemory.Reader;
import org.precisionhooks.cdshooks.feedback.CardMemory.Shown;
import org.precisionhooks.cdshooks.feedback.FeedbackStore.FeedbackBatch;
import org.precisionhooks.engine.Occasion;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered of shown cards, on both databases. */
class JdbcCardMemoryTest {

    private static final Duration RETENTION = Duration.ofHours(24);
    private static final Instant NOW = HookFixture.CLOCK.instant();
    private static final Reader DOCTOR = new Reader("ehr", "Practitioner/jones");

    private JdbcTemplate jdbc;
    private JdbcCardMemory memory;

    private void open(TestDatabase database) throws IOException {
        DataSource source = database.open();
        jdbc = new JdbcTemplate(source);
        memory = memory(RETENTION, HookFixture.CLOCK);
    }

    private JdbcCardMemory memory(Duration retention, Clock clock) {
        return new JdbcCardMemory(jdbc, retention, clock);
    }

    @ParameterizedTest
    @EnumSource
    void answerIsFoundByTheSameUserOfTheSameClientOnly(TestDatabase database) throws Exception {
        open(database);
        UUID card = shown("finding");
        assertThat(answers(DOCTOR)).as("not yet answered").isEmpty();
        answer("ehr", HookFixture.SELECT, card.toString());
        assertThat(answers(DOCTOR))
                .containsExactly(new Answer("finding", Occasion.ORDER_SELECT, FeedbackOutcome.OVERRIDDEN, NOW));
        assertThat(answers(new Reader("ehr", "Practitioner/watson"))).isEmpty();
        assertThat(answers(new Reader("other", "Practitioner/jones"))).isEmpty();
        assertThat(memory.answers(DOCTOR, List.of("other finding"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answerOfAnotherClientOrServiceCountsForNothing(TestDatabase database) throws Exception {
        open(database);
        UUID card = shown("finding");
        answer("other", HookFixture.SELECT, card.toString());
        answer("ehr", HookFixture.SIGN, card.toString());
        assertThat(answers(DOCTOR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void uuidMayComeBackInCapitals(TestDatabase database) throws Exception {
        open(database);
        answer("ehr", HookFixture.SELECT, shown("finding").toString().toUpperCase(Locale.ROOT));
        assertThat(answers(DOCTOR)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptInClear(TestDatabase database) throws Exception {
        open(database);
        String finding = "[\"patient-4711\",[\"MedicationRequest/order-0815\"]]";
        shown(finding);
        String kept = jdbc.queryForList("select * from ph_shown").toString();
        assertThat(kept).doesNotContain("4711", "0815", "jones", "Practitioner");
        assertThat(jdbc.queryForObject("select finding_key from ph_shown", String.class))
                .matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @EnumSource
    void hashesDifferFromInstallationToInstallationButNotFromNodeToNode(TestDatabase database) throws Exception {
        open(database);
        String here = KeyedHash.of("card-memory", jdbc).of("a", "b");
        assertThat(KeyedHash.of("card-memory", jdbc).of("a", "b")).isEqualTo(here);
        assertThat(KeyedHash.of("card-memory", jdbc).of("a b"))
                .isNotEqualTo(KeyedHash.of("card-memory", jdbc).of("a", "b"));
        assertThat(KeyedHash.of("other", jdbc).of("a", "b")).isNotEqualTo(here);
        open(database);
        assertThat(KeyedHash.of("card-memory", jdbc).of("a", "b")).isNotEqualTo(here);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOlderThanTheRetentionIsForgottenAndDeleted(TestDatabase database) throws Exception {
        open(database);
        answer("ehr", HookFixture.SELECT, shown("finding").toString());
        JdbcCardMemory later = memory(RETENTION, Clock.offset(HookFixture.CLOCK, RETENTION));
        assertThat(later.answers(DOCTOR, List.of("finding"))).hasSize(1);
        later.forget();
        assertThat(rows()).isEqualTo(1);
        JdbcCardMemory tooLate = memory(RETENTION, Clock.offset(HookFixture.CLOCK, RETENTION.plusSeconds(1)));
        assertThat(tooLate.answers(DOCTOR, List.of("finding"))).isEmpty();
        tooLate.forget();
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void withoutRetentionNothingIsKept(TestDatabase database) throws Exception {
        open(database);
        memory = memory(Duration.ZERO, HookFixture.CLOCK);
        answer("ehr", HookFixture.SELECT, shown("finding").toString());
        assertThat(answers(DOCTOR)).isEmpty();
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFailureHidesNothingAndTakesNothingWithIt(TestDatabase database) throws Exception {
        open(database);
        jdbc.execute("drop table ph_shown");
        new JdbcIssuedCards(jdbc).inOneCommit(() -> {
            jdbc.update("insert into ph_patient_stamp (patient, version) values ('p', 1)");
            assertThat(answers(DOCTOR)).isEmpty();
            shown("finding");
            memory.forget();
            return List.of();
        });
        assertThat(jdbc.queryForObject("select count(*) from ph_patient_stamp", Integer.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAnsweredIsFoundWithTheSameDraftOnlyAndForAWhile(TestDatabase database) throws Exception {
        open(database);
        UUID card = shown("finding");
        shown("another");
        Drafted finding = new Drafted("finding", "draft");
        assertThat(memory.unanswered(
                        DOCTOR, List.of(finding, new Drafted("third", "draft")), Occasion.ORDER_SELECT, NOW))
                .containsExactly(finding);
        assertThat(unanswered(DOCTOR, "changed draft", Occasion.ORDER_SELECT, NOW))
                .isEmpty();
        assertThat(unanswered(DOCTOR, "draft", Occasion.ORDER_SIGN, NOW)).isEmpty();
        assertThat(unanswered(DOCTOR, "draft", Occasion.ORDER_SELECT, NOW.plusSeconds(1)))
                .isEmpty();
        assertThat(unanswered(new Reader("ehr", "Practitioner/watson"), "draft", Occasion.ORDER_SELECT, NOW))
                .isEmpty();
        answer("ehr", HookFixture.SELECT, card.toString());
        assertThat(unanswered(DOCTOR, "draft", Occasion.ORDER_SELECT, NOW)).isEmpty();
    }

    private Set<Drafted> unanswered(Reader reader, String draft, Occasion at, Instant since) {
        return memory.unanswered(reader, List.of(new Drafted("finding", draft)), at, since);
    }

    private List<Answer> answers(Reader reader) {
        return memory.answers(reader, List.of("finding", "another"));
    }

    private UUID shown(String finding) {
        UUID card = UUID.randomUUID();
        memory.remember(
                DOCTOR,
                List.of(new Shown(
                        card, HookFixture.SELECT, Occasion.ORDER_SELECT, finding, Optional.of("draft"), NOW)));
        return card;
    }

    private void answer(String client, String service, String card) {
        new JdbcFeedbackStore(
                        jdbc,
                        new TransactionTemplate(
                                new DataSourceTransactionManager(Objects.requireNonNull(jdbc.getDataSource()))),
                        HookFixture.CLOCK)
                .store(new FeedbackBatch(
                        client,
                        service,
                        List.of(new FeedbackEntry(
                                card,
                                FeedbackOutcome.OVERRIDDEN,
                                OffsetDateTime.parse("2026-05-03T10:11:12Z"),
                                List.of()))));
    }

    private int rows() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from ph_shown", Integer.class));
    }
}
