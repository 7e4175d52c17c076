package org.precisionhooks.server.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.PersonGroup;
import org.precisionhooks.advice.PersonGroup.AgeBand;
import org.precisionhooks.cdshooks.feedback.KeyedHash;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.GroupCount;
import org.springframework.jdbc.core.JdbcTemplate;

/** The counts in the database: those of several nodes add, and a restart loses none. */
class JdbcFairnessStatisticsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:30:00Z");
    private static final Period NOVEMBER =
            new Period(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));

    /** A node of the server, from its start to its end. */
    private record Node(AdviceCounts counts, JdbcFairnessStatistics statistics) {

        static Node start(DataSource source, Instant time) {
            JdbcTemplate jdbc = new JdbcTemplate(source);
            AdviceCounts counts = new AdviceCounts(entry -> {}, new PersonMarks(KeyedHash.of("advice-counts", jdbc)));
            return new Node(counts, new JdbcFairnessStatistics(jdbc, counts, Clock.fixed(time, ZoneOffset.UTC)));
        }

        void answer(String patient, Domain domain, Sex sex) {
            counts.record(new AuditEntry(
                    new AccessRequest(
                            NOW,
                            Requester.treating("dev"),
                            List.of(),
                            AccessRequest.Action.CDS,
                            Set.of(),
                            Optional.empty()),
                    new Inquiry(patient, Occasion.PATIENT_VIEW, LocalDate.of(2026, 11, 28), List.of(), Set.of(domain)),
                    new Decision(Decision.Effect.PERMIT, List.of(), List.of(), List.of(), List.of(), "policy", NOW),
                    List.of(),
                    new PersonGroup(AgeBand.FROM_60, sex, "es", "asian")));
        }

        GroupCount asked(Domain domain, Dimension dimension, String value) {
            return statistics.counts(NOVEMBER).stream()
                    .filter(count -> count.domain().equals(domain.code())
                            && count.dimension() == dimension
                            && count.value().equals(value)
                            && count.kind() == AnswerKind.ASKED)
                    .findFirst()
                    .orElse(new GroupCount(domain.code(), dimension, value, AnswerKind.ASKED, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void countsOfSeveralNodesAdd(TestDatabase database) throws IOException {
        DataSource source = database.open();
        Node one = Node.start(source, NOW);
        Node other = Node.start(source, NOW);
        for (int i = 0; i < 7; i++) {
            one.answer("p" + i, Domain.CARDIOLOGY, Sex.FEMALE);
        }
        for (int i = 0; i < 5; i++) {
            other.answer("p" + i, Domain.CARDIOLOGY, Sex.FEMALE);
            other.answer("p" + i, Domain.PHARMACOGENOMICS, Sex.MALE);
        }
        one.statistics().write();
        other.statistics().write();

        assertThat(one.asked(Domain.CARDIOLOGY, Dimension.SEX, "female").count())
                .isEqualTo(12);
        assertThat(other.asked(Domain.CARDIOLOGY, Dimension.AGE_BAND, "from-60").count())
                .isEqualTo(12);
        assertThat(one.asked(Domain.PHARMACOGENOMICS, Dimension.SEX, "male").count())
                .isEqualTo(5);
        assertThat(one.asked(Domain.CARDIOLOGY, Dimension.LANGUAGE, "es").count())
                .isEqualTo(12);
        assertThat(one.asked(Domain.CARDIOLOGY, Dimension.ANCESTRY, "asian").count())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void patientsAreCountedOnceOnWhicheverNode(TestDatabase database) throws IOException {
        DataSource source = database.open();
        Node one = Node.start(source, NOW);
        Node other = Node.start(source, NOW);
        for (int i = 0; i < 50; i++) {
            one.answer("same", Domain.CARDIOLOGY, Sex.FEMALE);
            other.answer("same", Domain.CARDIOLOGY, Sex.FEMALE);
        }
        IntStream.range(0, 1000).forEach(i -> one.answer("p" + i, Domain.CARDIOLOGY, Sex.MALE));
        one.statistics().write();
        other.statistics().write();

        assertThat(one.asked(Domain.CARDIOLOGY, Dimension.SEX, "female").people())
                .isEqualTo(1);
        assertThat(one.asked(Domain.CARDIOLOGY, Dimension.SEX, "male").people()).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRestartLosesNothingThatWasWritten(TestDatabase database) throws IOException {
        DataSource source = database.open();
        Node before = Node.start(source, NOW);
        before.answer("p1", Domain.CARDIOLOGY, Sex.FEMALE);
        before.statistics().write();
        before.answer("p2", Domain.CARDIOLOGY, Sex.FEMALE);
        before.statistics().write();

        Node after = Node.start(source, NOW);
        after.answer("p3", Domain.CARDIOLOGY, Sex.FEMALE);

        GroupCount women = after.asked(Domain.CARDIOLOGY, Dimension.SEX, "female");
        assertThat(women.count()).isEqualTo(3);
        // Two of them may share a bit.
        assertThat(women.people()).isBetween(1, 3);
        assertThat(new JdbcTemplate(source).queryForObject("select count(*) from ph_advice_count", Integer.class))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rowsAreOfAnHourAndOfNoPatient(TestDatabase database) throws IOException {
        DataSource source = database.open();
        Node node = Node.start(source, NOW);
        node.answer("canary-patient", Domain.CARDIOLOGY, Sex.FEMALE);
        node.statistics().write();

        assertThat(new JdbcTemplate(source)
                        .queryForList("select * from ph_advice_count")
                        .toString())
                .doesNotContain("canary")
                .contains("10:00")
                .doesNotContain("10:30");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPeriodIsHalfOpen(TestDatabase database) throws IOException {
        DataSource source = database.open();
        Node october = Node.start(source, NOVEMBER.start().minusMillis(1));
        Node november = Node.start(source, NOVEMBER.start());
        Node december = Node.start(source, NOVEMBER.end());
        for (Node node : List.of(october, november, december)) {
            node.answer("p", Domain.CARDIOLOGY, Sex.FEMALE);
            node.statistics().write();
        }

        assertThat(november.asked(Domain.CARDIOLOGY, Dimension.SEX, "female").count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatCouldNotBeWrittenIsWrittenLater(TestDatabase database) throws IOException {
        DataSource source = database.open();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        Node node = Node.start(source, NOW);
        node.answer("p", Domain.CARDIOLOGY, Sex.FEMALE);
        node.answer("p", Domain.CARDIOLOGY, Sex.MALE);
        jdbc.execute("alter table ph_advice_count rename to ph_advice_gone");
        node.statistics().write();
        jdbc.execute("alter table ph_advice_gone rename to ph_advice_count");
        node.statistics().write();

        assertThat(node.asked(Domain.CARDIOLOGY, Dimension.AGE_BAND, "from-60").count())
                .isEqualTo(2);
    }
}
