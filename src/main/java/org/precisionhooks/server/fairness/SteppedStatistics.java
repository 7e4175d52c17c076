package org.precisionhooks.server.fairness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics;

/**
 * Tells of months that are over what was counted, and of the one that is running in steps: of a group nothing new before it has so
 * many more answers, and an hour has passed. So whoever asks again and again does not see a single answer come.
 */
public final class SteppedStatistics implements FairnessStatistics {

    /** As many as a group has that is shown at all. */
    private static final long STEP = 10;

    private static final Duration APART = Duration.ofHours(1);

    private final FairnessStatistics counted;
    private final ToldCounts told;
    private final Clock clock;

    public SteppedStatistics(FairnessStatistics counted, ToldCounts told, Clock clock) {
        this.counted = counted;
        this.told = told;
        this.clock = clock;
    }

    /** A group of people, whatever the kinds of its answers. */
    record Group(String domain, Dimension dimension, String value) {

        static Group of(GroupCount count) {
            return new Group(count.domain(), count.dimension(), count.value());
        }
    }

    /** What was told of a group, and when. */
    record Told(List<GroupCount> counts, Instant time) {

        Told {
            counts = List.copyOf(counts);
        }

        long asked() {
            return SteppedStatistics.asked(counts);
        }
    }

    /** Port: keeps what was told of a month. */
    interface ToldCounts {

        Map<Group, Told> of(Instant month);

        /**
         * In place of what was told of the group before; what is kept of other months is no longer needed.
         *
         * @return false when another node told of the group at the same time: then nothing is kept
         */
        boolean tell(Instant month, Group group, Told told);
    }

    @Override
    public synchronized List<GroupCount> counts(Period period) {
        YearMonth running = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        Instant begin = start(running);
        Instant over = period.end().isBefore(begin) ? period.end() : begin;
        List<GroupCount> all = new ArrayList<>();
        if (period.start().isBefore(over)) {
            all.addAll(counted.counts(new Period(period.start(), over)));
        }
        if (!period.start().isAfter(begin) && period.end().isAfter(begin)) {
            all.addAll(running(new Period(begin, start(running.plusMonths(1)))));
        }
        return together(all);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<GroupCount> running(Period month) {
        Map<Group, List<GroupCount>> now = new LinkedHashMap<>();
        counted.counts(month)
                .forEach(count -> now.computeIfAbsent(Group.of(count), group -> new ArrayList<>())
                        .add(count));
        Map<Group, Told> before = told.of(month.start());
        List<GroupCount> all = new ArrayList<>();
        now.forEach((group, counts) -> {
            Told last = before.getOrDefault(group, new Told(List.of(), Instant.MIN));
            Told next = new Told(counts, clock.instant());
            boolean step = next.asked() - last.asked() >= STEP
                    && !last.time().isAfter(clock.instant().minus(APART));
            all.addAll(step && told.tell(month.start(), group, next) ? counts : last.counts());
        });
        return all;
    }

    private static long asked(List<GroupCount> counts) {
        return counts.stream()
                .filter(count -> count.kind() == AnswerKind.ASKED)
                .mapToLong(GroupCount::count)
                .sum();
    }

    /** Of the months that are over and the one that is running; the same patients may be in both. */
    private static List<GroupCount> together(List<GroupCount> counts) {
        Map<List<Object>, GroupCount> sums = new LinkedHashMap<>();
        counts.forEach(one -> sums.merge(
                List.of(Group.of(one), one.kind()),
                one,
                (a, b) -> new GroupCount(
                        a.domain(),
                        a.dimension(),
                        a.value(),
                        a.kind(),
                        a.count() + b.count(),
                        Math.max(a.people(), b.people()))));
        return List.copyOf(sums.values());
    }
}
