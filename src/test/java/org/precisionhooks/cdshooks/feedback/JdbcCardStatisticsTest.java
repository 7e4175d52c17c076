package org.precisionhooks.cdshooks.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.HookFixture;
import org.precisionhooks.cdshooks.feedback.FeedbackEntry.OverrideReport;
import org.precisionhooks.cdshooks.feedback.FeedbackStore.FeedbackBatch;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.CardCount;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Comment;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.ReasonCount;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The owner's numbers, on both databases. */
class JdbcCardStatisticsTest {

    private static final Period MAY =
            new Period(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"));
    private static final Period ALWAYS = new Period(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
    private static final Instant IN_MAY = Instant.parse("2026-05-10T08:00:00Z");
    private static final Coding RISK = new Coding("urn:reasons", "risk-benefit-ratio", "Risk and benefit");
    private static final Coding REFUSES = new Coding("urn:reasons", "patient-refuses", "");

    private IssuedCards issued;
    private FeedbackStore feedback;
    private JdbcCardStatistics statistics;

    private void open(TestDatabase database) throws IOException {
        DataSource source = database.open();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        issued = new JdbcIssuedCards(jdbc);
        feedback = new JdbcFeedbackStore(
                jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)), HookFixture.CLOCK);
        statistics = new JdbcCardStatistics(jdbc);
    }

    @ParameterizedTest
    @EnumSource
    void everyCardOfARuleIsShownAcceptedOverriddenOrUnanswered(TestDatabase database) throws Exception {
        open(database);
        List<String> cards =
                Stream.generate(() -> card("rule-1", IN_MAY)).limit(5).toList();
        card("rule-2", IN_MAY);
        accepted(cards.get(0), 1);
        overridden(cards.get(1), 1, reason(RISK, ""));
        overridden(cards.get(2), 1, reason(RISK, ""), reason(REFUSES, ""));
        assertThat(statistics.counts(MAY))
                .containsExactly(
                        new CardCount(
                                "rule-1",
                                HookFixture.SIGN,
                                5,
                                1,
                                2,
                                List.of(
                                        new ReasonCount(RISK, 2),
                                        new ReasonCount(new Coding("urn:reasons", "patient-refuses", ""), 1))),
                        new CardCount("rule-2", HookFixture.SIGN, 1, 0, 0, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void lastAnswerToACardCountsAlone(TestDatabase database) throws Exception {
        open(database);
        String card = card("rule-1", IN_MAY);
        overridden(card, 2, reason(RISK, ""));
        accepted(card, 3);
        overridden(card.toUpperCase(Locale.ROOT), 1, reason(REFUSES, ""));
        assertThat(statistics.counts(MAY))
                .containsExactly(new CardCount("rule-1", HookFixture.SIGN, 1, 1, 0, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void cardsOfOtherTimesAreNotCounted(TestDatabase database) throws Exception {
        open(database);
        card("april", MAY.start().minusMillis(1));
        card("first", MAY.start());
        card("last", MAY.end().minusMillis(1));
        card("june", MAY.end());
        assertThat(statistics.counts(MAY)).extracting(CardCount::rule).containsExactly("first", "last");
        assertThat(statistics.counts(ALWAYS)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void feedbackOfAnotherClientChangesNoNumber(TestDatabase database) throws Exception {
        open(database);
        String card = card("rule-1", IN_MAY);
        store("other", entry(card, FeedbackOutcome.ACCEPTED, 1));
        store("dev", entry("never issued", FeedbackOutcome.ACCEPTED, 1));
        assertThat(statistics.counts(MAY))
                .containsExactly(new CardCount("rule-1", HookFixture.SIGN, 1, 0, 0, List.of()));
        assertThat(statistics.feedbackOnUnknownCards(ALWAYS)).isEqualTo(2);
        assertThat(statistics.feedbackOnUnknownCards(MAY))
                .as("received in June")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void reasonsWithoutACodeAreCountedTogether(TestDatabase database) throws Exception {
        open(database);
        overridden(card("rule-1", IN_MAY), 1, new OverrideReport(Optional.empty(), "no", ""));
        overridden(card("rule-1", IN_MAY), 1, new OverrideReport(Optional.empty(), "", "{\"com.epic.x\":1}"));
        overridden(card("rule-1", IN_MAY), 1);
        assertThat(statistics.counts(MAY))
                .containsExactly(new CardCount(
                        "rule-1", HookFixture.SIGN, 3, 0, 3, List.of(new ReasonCount(new Coding("", "", ""), 2))));
    }

    @ParameterizedTest
    @EnumSource
    void commentsAreThoseOfTheLastAnswersAsPlainText(TestDatabase database) throws Exception {
        open(database);
        overridden(card("rule-1", IN_MAY), 1, reason(RISK, "first"), reason(REFUSES, "<b>second</b>\n\u0007line"));
        overridden(card("rule-2", IN_MAY), 2, reason(RISK, "latest"));
        overridden(card("rule-2", IN_MAY), 3, reason(RISK, ""));
        assertThat(statistics.comments(MAY, 10))
                .extracting(Comment::text)
                .containsExactly("latest", "first", "‹b›second‹/b› line");
        assertThat(statistics.comments(MAY, 1)).extracting(Comment::rule).containsExactly("rule-2");
    }

    private String card(String rule, Instant time) {
        UUID card = UUID.randomUUID();
        issued.remember(List.of(new IssuedCard(card, HookFixture.SIGN, rule, "topic", "dev", time)));
        return card.toString();
    }

    private void accepted(String card, int minute) {
        store("dev", entry(card, FeedbackOutcome.ACCEPTED, minute));
    }

    private void overridden(String card, int minute, OverrideReport... reasons) {
        store("dev", entry(card, FeedbackOutcome.OVERRIDDEN, minute, reasons));
    }

    private void store(String client, FeedbackEntry entry) {
        feedback.store(new FeedbackBatch(client, HookFixture.SIGN, List.of(entry)));
    }

    private static OverrideReport reason(Coding reason, String comment) {
        return new OverrideReport(Optional.of(reason), comment, "");
    }

    private static FeedbackEntry entry(String card, FeedbackOutcome outcome, int minute, OverrideReport... reasons) {
        OffsetDateTime time = OffsetDateTime.parse("2026-05-10T09:00:00Z").plusMinutes(minute);
        return new FeedbackEntry(card, outcome, time, List.of(reasons));
    }
}
