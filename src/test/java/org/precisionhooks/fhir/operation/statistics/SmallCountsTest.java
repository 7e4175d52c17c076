package org.precisionhooks.fhir.operation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.GroupCount;

/** What is left out of a report cannot be worked out of the rest of it, by somebody who knows every total. */
class SmallCountsTest {

    private static final int SEEDS = 20;
    private static final int FAMILIES = 100;

    /** Groups as {@code asked, advised}; each answer is of another patient. */
    private static List<FairnessGroup> family(long[]... groups) {
        List<GroupCount> counts = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            counts.add(count("g" + i, AnswerKind.ASKED, groups[i][0]));
            counts.add(count("g" + i, AnswerKind.ADVISED, groups[i][1]));
        }
        return FairnessGroup.families(counts).get(0);
    }

    private static GroupCount count(String value, AnswerKind kind, long count) {
        return new GroupCount("cardiology", Dimension.SEX, value, kind, count, (int) Math.min(count, Long.SIZE));
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRestOfATotalIsNeverOneGroupNorAFew(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FAMILIES; i++) {
            requireUnknown(random);
        }
    }

    private static void requireUnknown(Random random) {
        List<FairnessGroup> family = family(Stream.generate(() -> {
                    long asked = 1 + (long) Math.exp(random.nextDouble() * 7);
                    return new long[] {asked, Math.min(asked, (long) Math.exp(random.nextDouble() * 7) - 1)};
                })
                .limit(1 + random.nextInt(6))
                .toArray(long[][]::new));
        SmallCounts small = new SmallCounts(family);

        requireUnknown(family.stream().filter(small::hides).toList(), family, FairnessGroup::asked);
        List<FairnessGroup> cells = family.stream()
                .filter(group -> small.hides(group, AnswerKind.ADVISED))
                .toList();
        requireUnknown(cells, family, group -> group.part(AnswerKind.ADVISED));
        requireUnknown(cells, family, group -> group.rest(AnswerKind.ADVISED));
        assertThat(family)
                .filteredOn(group -> !small.hides(group))
                .allMatch(group -> group.asked() >= SmallCounts.LEAST);
        assertThat(family)
                .filteredOn(group -> !small.hides(group, AnswerKind.ADVISED))
                .noneMatch(group -> few(group.part(AnswerKind.ADVISED)) || few(group.rest(AnswerKind.ADVISED)));
    }

    private static boolean few(long number) {
        return number > 0 && number < SmallCounts.LEAST;
    }

    /** Unless all are hidden, when there is nothing to take from a total. */
    private static void requireUnknown(
            List<FairnessGroup> hidden, List<FairnessGroup> family, ToLongFunction<FairnessGroup> measure) {
        if (!hidden.isEmpty() && hidden.size() < family.size()) {
            assertThat(hidden).hasSizeGreaterThan(1);
            assertThat(few(hidden.stream().mapToLong(measure).sum())).isFalse();
        }
    }

    @Test
    void aRateThatIsLeftOutIsNotTheDifferenceOfTheOthers() {
        // 3 of 80 is what is left of the 103 of 200 that the ages tell.
        List<FairnessGroup> family = family(new long[] {120, 100}, new long[] {80, 3});
        SmallCounts small = new SmallCounts(family);

        assertThat(family).allMatch(group -> small.hides(group, AnswerKind.ADVISED));
        assertThat(family).noneMatch(small::hides);
    }

    @Test
    void twoSmallGroupsAreNotWhatIsLeftOfATotal() {
        List<FairnessGroup> family =
                family(new long[] {1, 0}, new long[] {1, 0}, new long[] {40, 0}, new long[] {90, 0});
        SmallCounts small = new SmallCounts(family);

        assertThat(family.stream().map(small::hides)).containsExactly(true, true, true, false);
    }

    @Test
    void manyAnswersOfOnePatientAreAFew() {
        List<FairnessGroup> family = FairnessGroup.families(List.of(
                        new GroupCount("cardiology", Dimension.LANGUAGE, "nv", AnswerKind.ASKED, 500, 1),
                        new GroupCount("cardiology", Dimension.LANGUAGE, "en", AnswerKind.ASKED, 900, 64),
                        new GroupCount("cardiology", Dimension.LANGUAGE, "es", AnswerKind.ASKED, 950, 64)))
                .get(0);
        SmallCounts small = new SmallCounts(family);

        assertThat(family.stream().map(small::hides)).containsExactly(true, true, false);
    }

    @Test
    void manyRefusalsOfOnePatientAreNotTold() {
        List<FairnessGroup> family = FairnessGroup.families(List.of(
                        new GroupCount("cardiology", Dimension.SEX, "female", AnswerKind.ASKED, 900, 64),
                        new GroupCount("cardiology", Dimension.SEX, "female", AnswerKind.WITHHELD, 100, 1)))
                .get(0);

        assertThat(new SmallCounts(family).hides(family.get(0), AnswerKind.WITHHELD))
                .isTrue();
    }
}
