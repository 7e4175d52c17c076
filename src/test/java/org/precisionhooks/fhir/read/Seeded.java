package org.precisionhooks.fhir.read;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Values at random from a seed. */
final class Seeded {

    private final Random random;
    private int count;

    Seeded(long seed) {
        this.random = new Random(seed);
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Of a result that stands. */
    Source source() {
        return new Source(
                "Observation/s" + ++count,
                one(ResultStatus.FINAL, ResultStatus.PRELIMINARY),
                Optional.of(one("2026-03-01", "2025", "2026-03-01T10:00:00Z"))
                        .flatMap(text -> ClinicalTime.parse(text, ZoneOffset.UTC)));
    }

    Copies copies() {
        BigDecimal number = new BigDecimal(1 + random.nextInt(8));
        Optional<BigDecimal> bound = Optional.of(number);
        return switch (random.nextInt(5)) {
            case 0 -> new Copies(bound, Optional.of(number.add(BigDecimal.TEN)), false);
            case 1 -> new Copies(bound, Optional.empty(), true);
            case 2 -> new Copies(bound, Optional.empty(), false);
            case 3 -> new Copies(Optional.empty(), bound, true);
            default -> Copies.of(number);
        };
    }
}
