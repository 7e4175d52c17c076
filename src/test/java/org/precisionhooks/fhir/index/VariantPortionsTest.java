package org.precisionhooks.fhir.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.index.VariantPortions.Placed;

class VariantPortionsTest {

    private final List<Integer> read = new ArrayList<>();

    private static Placed at(long start, int number) {
        Variant fact = new Variant(
                new Source("Procedure/" + (100_000 + number), ResultStatus.FINAL, Optional.empty()),
                "",
                Origin.GERMLINE,
                Presence.PRESENT,
                Zygosity.UNKNOWN,
                List.of(),
                Optional.of(new GenomicLocation("NC_000010.11", start, "C", "T")));
        return new Placed(start, new FiledVariant("p", new IndexedVariant(fact, "", "")));
    }

    private Stream<FiledVariant> stream(List<Placed> rows) {
        return VariantPortions.stream(0, (from, most) -> {
            List<Placed> portion =
                    rows.stream().filter(row -> row.start() >= from).limit(most).toList();
            read.add(portion.size());
            return portion;
        });
    }

    static Stream<Long> seeds() {
        return LongStream.range(0, 20).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowComesOnceInTheOrderOfItsStart(long seed) {
        Random random = new Random(seed);
        int places = 1 + random.nextInt(12_000);
        List<Placed> rows = IntStream.range(0, 14_000)
                .mapToObj(number -> at(seed == 0 ? 7 : random.nextInt(places), number))
                .sorted(Comparator.comparingLong(Placed::start))
                .toList();
        List<FiledVariant> expected = rows.stream()
                .sorted(Comparator.comparingLong(Placed::start)
                        .thenComparing(row -> row.variant().reference()))
                .map(Placed::variant)
                .toList();
        assertThat(stream(rows).toList()).isEqualTo(expected);
    }

    @Test
    void noMoreIsReadThanIsTaken() {
        List<Placed> rows = IntStream.range(0, 30_000)
                .mapToObj(number -> at(number, number))
                .toList();
        Stream<FiledVariant> both = Stream.concat(stream(rows), stream(rows)).filter(row -> true);
        var taken = both.iterator();
        for (int i = 0; i < 100; i++) {
            taken.next();
        }
        assertThat(read).hasSize(1);
    }

    @Test
    void noRowsAreNone() {
        assertThat(stream(List.of())).isEmpty();
    }
}
