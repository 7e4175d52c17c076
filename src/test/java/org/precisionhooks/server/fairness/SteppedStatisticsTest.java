package org.precisionhooks.server.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.GroupCount;
import org.precisionhooks.server.fairness.SteppedStatistics.Group;
import org.precisionhooks.server.fairness.SteppedStatistics.Told;
import org.precisionhooks.server.fairness.SteppedStatistics.ToldCounts;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who asks for the report again and again does not see a single answer come. */
class SteppedStatisticsTest {

    private static final Period ALWAYS =
            new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    private static final Instant OCTOBER = Instant.parse("2026-10-15T10:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-28T10:30:00Z");

    /** A day on which one answer was given, and whether a consent withheld something. */
    private record Given(Instant time, boolean withheld) {}

    private static final class Kept implements ToldCounts {

        private final Map<Group, Told> told = new HashMap<>();

        @Override
        public Map<Group, Told> of(Instant month) {
            return Map.copyOf(told);
        }

        @Override
        public boolean tell(Instant month, Group group, Told counts) {
            told.put(group, counts);
            return true;
        }
    }

    private final List<Given> answers = new ArrayList<>();
    private Instant now = NOVEMBER;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private List<GroupCount> counted(Period period) {
        List<Given> within = answers.stream()
                .filter(one ->
                        !one.time().isBefore(period.start()) && one.time().isBefore(period.end()))
                .toList();
        return within.isEmpty()
                ? List.of()
                : List.of(
                        count(AnswerKind.ASKED, within.size()),
                        count(
                                AnswerKind.WITHHELD,
                                within.stream().filter(Given::withheld).count()));
    }

    private static GroupCount count(AnswerKind kind, long count) {
        return new GroupCount("cardiology", Dimension.LANGUAGE, "es", kind, count, (int) Math.min(count, Long.SIZE));
    }

    private void give(int number, Instant time, boolean withheld) {
        for (int i = 0; i < number; i++) {
            answers.add(new Given(time, withheld));
        }
    }

    private static long of(List<GroupCount> counts, AnswerKind kind) {
        return counts.stream()
                .filter(count -> count.kind() == kind)
                .mapToLong(GroupCount::count)
                .sum();
    }

    @Test
    void aGroupIsToldOnceItHasTenAnswersAndThenInSteps() {
        SteppedStatistics report = new SteppedStatistics(this::counted, new Kept(), clock);
        TreeSet<Long> seen = new TreeSet<>();
        for (int i = 0; i < 35; i++) {
            give(1, now, i % 2 == 0);
            seen.add(of(report.counts(ALWAYS), AnswerKind.ASKED));
            now = now.plus(Duration.ofMinutes(10));
        }

        assertThat(seen).containsExactly(0L, 10L, 20L, 30L);
    }

    @Test
    void noKindOfAnswerMovesBetweenTwoSteps() {
        SteppedStatistics report = new SteppedStatistics(this::counted, new Kept(), clock);
        give(14, now, false);
        report.counts(ALWAYS);
        now = now.plus(Duration.ofDays(1));
        give(1, now, true);

        assertThat(of(report.counts(ALWAYS), AnswerKind.WITHHELD)).isZero();
        give(9, now, false);
        assertThat(of(report.counts(ALWAYS), AnswerKind.WITHHELD)).isEqualTo(1);
    }

    @Test
    void twoStepsAreAnHourApart() {
        SteppedStatistics report = new SteppedStatistics(this::counted, new Kept(), clock);
        give(10, now, false);
        report.counts(ALWAYS);
        give(10, now, false);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(of(report.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(10);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(of(report.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(20);
    }

    @Test
    void monthsThatAreOverAreToldAsTheyWere() {
        SteppedStatistics report = new SteppedStatistics(this::counted, new Kept(), clock);
        give(3, OCTOBER, false);
        give(9, NOVEMBER, false);

        assertThat(of(report.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(3);
        give(1, NOVEMBER, false);
        assertThat(of(report.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(13);
        assertThat(of(
                        report.counts(new Period(ALWAYS.start(), Instant.parse("2026-11-01T00:00:00Z"))),
                        AnswerKind.ASKED))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasToldIsKeptForAllNodes(TestDatabase database) throws IOException {
        JdbcTemplate jdbc = new JdbcTemplate(database.open());
        SteppedStatistics one = new SteppedStatistics(this::counted, new JdbcToldCounts(jdbc), clock);
        SteppedStatistics other = new SteppedStatistics(this::counted, new JdbcToldCounts(jdbc), clock);
        give(12, now, true);
        one.counts(ALWAYS);
        now = now.plus(Duration.ofHours(2));
        give(5, now, true);

        assertThat(of(other.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(12);
        give(5, now, true);
        assertThat(of(other.counts(ALWAYS), AnswerKind.WITHHELD)).isEqualTo(22);
        assertThat(of(one.counts(ALWAYS), AnswerKind.WITHHELD)).isEqualTo(22);
        now = Instant.parse("2026-12-02T00:00:00Z");
        give(10, now, false);
        assertThat(of(one.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(32);
        assertThat(jdbc.queryForObject("select count(distinct told_month) from ph_advice_told", Integer.class))
                .isEqualTo(1);
    }

    /** All look first, then all tell: as nodes do that are asked at the same time. */
    private record AtOnce(ToldCounts kept, CyclicBarrier all) implements ToldCounts {

        @Override
        public Map<Group, Told> of(Instant month) {
            Map<Group, Told> told = kept.of(month);
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return told;
        }

        @Override
        public boolean tell(Instant month, Group group, Told told) {
            return kept.tell(month, group, told);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nodesThatTellAtTheSameTimeTellTheSameOrNothing(TestDatabase database) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(database.open());
        give(12, now, true);
        CyclicBarrier all = new CyclicBarrier(4);
        List<Callable<List<GroupCount>>> nodes = Stream.generate(
                        () -> new SteppedStatistics(this::counted, new AtOnce(new JdbcToldCounts(jdbc), all), clock))
                .limit(4)
                .<Callable<List<GroupCount>>>map(node -> () -> node.counts(ALWAYS))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Long> told = new ArrayList<>();
            for (Future<List<GroupCount>> answer : threads.invokeAll(nodes)) {
                told.add(of(answer.get(), AnswerKind.ASKED));
            }
            assertThat(told).contains(12L).isSubsetOf(0L, 12L);
        } finally {
            threads.shutdownNow();
        }
        SteppedStatistics later = new SteppedStatistics(this::counted, new JdbcToldCounts(jdbc), clock);
        assertThat(of(later.counts(ALWAYS), AnswerKind.ASKED)).isEqualTo(12);
    }
}
