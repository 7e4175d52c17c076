package org.precisionhooks.cdshooks.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
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
import org.precisionhooks.cdshooks.feedback.RefusedOffers.Offer;
import org.precisionhooks.cdshooks.feedback.RefusedOffers.Overridden;
import org.precisionhooks.cdshooks.feedback.RefusedOffers.Whom;
import org.precisionhooks.facts.Coding;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered of offered treatments, on both databases. */
class JdbcRefusedOffersTest {

    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";
    private static final Whom PATIENT = new Whom("ehr", "patient-4711");
    private static final List<String> STATINS = List.of("83367", "301542");

    private JdbcTemplate jdbc;
    private JdbcFeedbackStore feedback;
    private JdbcRefusedOffers offers;

    private void open(TestDatabase database) throws IOException {
        DataSource source = database.open();
        jdbc = new JdbcTemplate(source);
        feedback = new JdbcFeedbackStore(
                jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)), HookFixture.CLOCK);
        offers = offers(HookFixture.CLOCK);
    }

    private JdbcRefusedOffers offers(Clock clock) {
        return new JdbcRefusedOffers(jdbc, () -> Period.ofMonths(12), clock);
    }

    private UUID offered() {
        UUID card = UUID.randomUUID();
        offers.remember(PATIENT, List.of(new Offer(card, STATINS, HookFixture.CLOCK.instant())));
        return card;
    }

    private void answer(String client, String card, FeedbackOutcome outcome, String... reasons) {
        List<OverrideReport> reports = Stream.of(reasons)
                .map(reason -> new OverrideReport(Optional.of(Coding.of(REASONS, reason)), "", ""))
                .toList();
        feedback.store(new FeedbackBatch(
                client,
                "precision-heart-patient-view",
                List.of(new FeedbackEntry(
                        card,
                        outcome,
                        OffsetDateTime.ofInstant(HookFixture.CLOCK.instant(), ZoneOffset.UTC),
                        reports))));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasOverriddenIsToldWithEachOfItsReasons(TestDatabase database) throws Exception {
        open(database);
        UUID card = offered();
        assertThat(offers.overridden(PATIENT)).as("not yet answered").isEmpty();
        answer(
                "ehr",
                card.toString().toUpperCase(Locale.ROOT),
                FeedbackOutcome.OVERRIDDEN,
                "risk-benefit-ratio",
                "patient-refuses");

        assertThat(offers.overridden(PATIENT))
                .containsExactly(overridden(card, "patient-refuses"), overridden(card, "risk-benefit-ratio"));
    }

    private static Overridden overridden(UUID card, String reason) {
        return new Overridden(card.toString(), STATINS, Coding.of(REASONS, reason), HookFixture.CLOCK.instant());
    }

    @ParameterizedTest
    @EnumSource
    void anotherPatientOrClientHasRefusedNothing(TestDatabase database) throws Exception {
        open(database);
        UUID card = offered();
        answer("ehr", card.toString(), FeedbackOutcome.OVERRIDDEN, "patient-refuses");

        assertThat(offers.overridden(new Whom("ehr", "patient-0815"))).isEmpty();
        assertThat(offers.overridden(new Whom("other", "patient-4711"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatReadsTheSameRecordHearsOfTheRefusal(TestDatabase database) throws Exception {
        open(database);
        Optional<String> record = Optional.of("north https://ehr.example.org/fhir");
        UUID card = UUID.randomUUID();
        offers.remember(
                new Whom("ehr", "patient-4711", record),
                List.of(new Offer(card, STATINS, HookFixture.CLOCK.instant())));
        answer("other", card.toString(), FeedbackOutcome.OVERRIDDEN, "patient-refuses");
        Whom elsewhere = new Whom("app", "patient-4711", record);
        assertThat(offers.overridden(elsewhere))
                .as("of a client that was not shown the card")
                .isEmpty();

        issued(card, "ehr");
        answer("ehr", card.toString(), FeedbackOutcome.OVERRIDDEN, "patient-refuses");

        assertThat(offers.overridden(elsewhere)).containsExactly(overridden(card, "patient-refuses"));
        assertThat(offers.overridden(new Whom("ehr", "patient-4711", record)))
                .containsExactly(overridden(card, "patient-refuses"));
        assertThat(offers.overridden(new Whom("ehr", "patient-4711")))
                .containsExactly(overridden(card, "patient-refuses"));
        assertThat(offers.overridden(new Whom("app", "patient-4711"))).isEmpty();
        assertThat(offers.overridden(new Whom("app", "patient-0815", record))).isEmpty();
        assertThat(offers.overridden(
                        new Whom("app", "patient-4711", Optional.of("south https://ehr.example.org/fhir"))))
                .isEmpty();
    }

    private void issued(UUID card, String client) {
        new JdbcIssuedCards(jdbc)
                .remember(List.of(new IssuedCard(
                        card, "precision-heart-patient-view", "rule", "topic", client, HookFixture.CLOCK.instant())));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcceptedOrAnsweredByAnotherClientIsNotRefused(TestDatabase database) throws Exception {
        open(database);
        UUID card = offered();
        answer("ehr", card.toString(), FeedbackOutcome.ACCEPTED);
        answer("other", card.toString(), FeedbackOutcome.OVERRIDDEN, "patient-refuses");

        assertThat(offers.overridden(PATIENT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noPatientIsKeptInClear(TestDatabase database) throws Exception {
        open(database);
        offered();

        assertThat(jdbc.queryForList("select * from ph_offer").toString()).doesNotContain("4711", "ehr");
        assertThat(PATIENT.toString()).doesNotContain("4711");
    }

    @ParameterizedTest
    @EnumSource
    void whatNoRefusalCanRestOnAnyMoreIsDeleted(TestDatabase database) throws Exception {
        open(database);
        offered();
        offers(Clock.offset(HookFixture.CLOCK, Duration.ofDays(364))).forget();
        assertThat(jdbc.queryForObject("select count(*) from ph_offer", Integer.class))
                .isEqualTo(1);
        offers(Clock.offset(HookFixture.CLOCK, Duration.ofDays(366))).forget();
        assertThat(jdbc.queryForObject("select count(*) from ph_offer", Integer.class))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOffersAgainAndTakesNothingWithIt(TestDatabase database) throws Exception {
        open(database);
        jdbc.execute("drop table ph_offer");

        assertThat(offers.overridden(PATIENT)).isEmpty();
        offered();
        offers.forget();
    }
}
