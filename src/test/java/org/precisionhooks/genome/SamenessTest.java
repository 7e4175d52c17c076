package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.facts.GenomicLocation;

class SamenessTest {

    private static GenomicLocation at(String spdi) {
        String[] parts = spdi.split(":", -1);
        return new GenomicLocation(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
    }

    @ParameterizedTest
    @CsvSource({
        "NC_1:5:A:G, NC_1:5:A:G, SAME",
        "NC_1:5:A:G, NC_1:6:A:G, DIFFERENT",
        "NC_1:5:A:G, NC_2:5:A:G, DIFFERENT",
        "NC_13:32911297:AAAC:, NC_13:32911299:ACAA:, SAME",
        "NC_13:32911299:ACAA:, NC_13:32911297:AAAC:, SAME",
        "NC_13:32911297:AAAC:, NC_13:32911299:AAAC:, DIFFERENT",
        "NC_1:10:A:, NC_1:11:A:, SAME",
        "NC_1:10:A:, NC_1:14:A:, UNDECIDED",
        "NC_1:10::A, NC_1:12::A, UNDECIDED",
        "NC_1:10::AC, NC_1:11::CA, UNDECIDED",
        "NC_1:10::AC, NC_1:11::AC, DIFFERENT",
        "NC_1:10:AC:T, NC_1:11:CA:T, DIFFERENT",
    })
    void spellingsAreComparedAsFarAsTheirOwnBasesReach(String a, String b, Sameness expected) {
        assertThat(Sameness.of(at(a), at(b))).isEqualTo(expected);
    }

    private static Spelling written(String spdi) {
        String[] parts = spdi.split(":", -1);
        return Spelling.of(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
    }

    @ParameterizedTest
    @CsvSource({
        // the bases around a change show how far it can move (genomics-fhir.md section 7.2)
        "NC_1:10:AAAA:AAAAA, NC_1:14::A, SAME",
        "NC_1:14::A, NC_1:10:AAAA:AAAAA, SAME",
        "NC_1:10:AAAA:AAAAA, NC_1:15::A, UNDECIDED",
        "NC_1:10:AAAAAA:AAAAA, NC_1:15:A:, SAME",
        "NC_1:10:AAAAAA:AAAAA, NC_1:16:A:, SAME",
        "NC_1:10:AAAAAA:AAAAA, NC_1:17:A:, UNDECIDED",
        "NC_1:10:CACAC:CACACAC, NC_1:15::AC, SAME",
        "NC_1:10:CACAC:CACACAC, NC_1:14::AC, DIFFERENT",
        "NC_1:9:GCACAC:GCACACAC, NC_1:13::AC, SAME",
        "NC_1:10:AAAAT:AAAAAT, NC_1:14::A, SAME",
        "NC_1:10:A:G, NC_1:10:A:G, SAME",
    })
    void contextIsAsGoodAsAGenome(String a, String b, Sameness expected) {
        assertThat(Sameness.of(written(a), written(b))).isEqualTo(expected);
    }

    @Test
    void aDuplicationIsTheInsertionAtEitherEndOfItsStretch() {
        Spelling doubled = Spelling.ofDuplication("NC_1", 10, "ACG");

        assertThat(Sameness.of(doubled, written("NC_1:10::ACG"))).isEqualTo(Sameness.SAME);
        assertThat(Sameness.of(written("NC_1:13::ACG"), doubled)).isEqualTo(Sameness.SAME);
        assertThat(Sameness.of(doubled, written("NC_1:11::CGA"))).isEqualTo(Sameness.SAME);
        assertThat(Sameness.of(doubled, written("NC_1:16::ACG"))).isEqualTo(Sameness.UNDECIDED);
    }

    /** With as much context as was written: never "same" for two results that differ, nor "different" for two that do not. */
    @Test
    void contextNeverMisleads() {
        Random random = new Random(17);
        neverMisleads(
                random, (sequence, a, b) -> Sameness.of(around(sequence, a, random), around(sequence, b, random)));
    }

    /** The same change with up to five bases more on either side. */
    private static Spelling around(String sequence, GenomicLocation change, Random random) {
        int start = Math.max(0, (int) change.start() - random.nextInt(6));
        int behind = (int) change.region().end();
        int end = Math.min(sequence.length(), behind + random.nextInt(6));
        String before = sequence.substring(start, (int) change.start());
        String after = sequence.substring(behind, end);
        return Spelling.of("NC_1", start, before + change.reference() + after, before + change.alternate() + after);
    }

    /** Over random repetitive sequences: never "same" for two results that differ, nor "different" for two that do not. */
    @Test
    void agreesWithWhatTheChangesDoToASequence() {
        neverMisleads(new Random(16), (sequence, a, b) -> Sameness.of(a, b));
    }

    /** Says of two changes of a sequence whether they are the same. */
    private interface Comparison {

        Sameness of(String sequence, GenomicLocation a, GenomicLocation b);
    }

    private static void neverMisleads(Random random, Comparison comparison) {
        for (int round = 0; round < 20_000; round++) {
            String sequence = random.ints(24, 0, 2)
                    .collect(StringBuilder::new, (s, i) -> s.append("AC".charAt(i)), StringBuilder::append)
                    .toString();
            int length = 1 + random.nextInt(4);
            boolean deletion = random.nextBoolean();
            GenomicLocation a = change(sequence, random, length, deletion);
            GenomicLocation b = change(sequence, random, length, deletion);
            boolean equal = applied(sequence, a).equals(applied(sequence, b));
            assertThat(comparison.of(sequence, a, b))
                    .as("%s %s %s", sequence, a.spdi(), b.spdi())
                    .isNotEqualTo(equal ? Sameness.DIFFERENT : Sameness.SAME);
        }
    }

    private static GenomicLocation change(String sequence, Random random, int length, boolean deletion) {
        int start = random.nextInt(20);
        String bases = sequence.substring(start, start + length);
        return new GenomicLocation("NC_1", start, deletion ? bases : "", deletion ? "" : bases);
    }

    private static String applied(String sequence, GenomicLocation change) {
        int start = (int) change.start();
        return sequence.substring(0, start)
                + change.alternate()
                + sequence.substring(start + change.reference().length());
    }
}
