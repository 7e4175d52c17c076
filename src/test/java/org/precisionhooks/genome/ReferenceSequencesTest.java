package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;

/** Names of chromosomes as files write them, and the accessions that they mean. */
class ReferenceSequencesTest {

    private final ReferenceSequences sequences = ReferenceSequences.from(BuiltIn.KNOWLEDGE);

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "1, GRCH37, NC_000001.10",
        "chr1, GRCH38, NC_000001.11",
        "CHRx, GRCH38, NC_000023.11",
        "y, GRCH37, NC_000024.9",
        "10, GRCH37, NC_000010.10",
        "11, GRCH37, NC_000011.9",
        "m, GRCH37, NC_012920.1",
        "chrMT, GRCH38, NC_012920.1",
        "NC_000019.9, GRCH37, NC_000019.9",
    })
    void knowsAChromosomeByItsNames(String name, GenomeBuild build, String accession) {
        assertThat(sequences.of(name, build).map(ReferenceSequence::accession)).contains(accession);
    }

    @ParameterizedTest(name = "{0} is not of {1}")
    @CsvSource({
        "NC_000019.8, GRCH37",
        "NC_000019.9, GRCH38",
        "NC_000011.10, GRCH37",
        "chrUn_gl000220, GRCH37",
        "23, GRCH38",
        "NG_007726.3, GRCH38",
    })
    void refusesWhatIsOfAnotherBuild(String name, GenomeBuild build) {
        assertThat(sequences.of(name, build)).isEmpty();
    }
}
