package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.List;
import java.util.Optional;

/**
 * What the variants of one gene come to.
 *
 * @param gene HGNC symbol
 * @param diplotypes the best explanations; several when they fit equally well, none when nothing fits
 * @param others less specific explanations that the data does not exclude (unphased data)
 * @param possible everything that may hold, where needed positions were not tested or a copy was not read; else empty
 * @param coverage which positions were tested
 * @param variants all changes found, where each is an allele of its own
 * @param undocumented positions with a base that no allele has
 * @param warnings what a reader must know of how the call came about
 */
public record AlleleCall(
        String gene,
        List<CalledDiplotype> diplotypes,
        List<CalledDiplotype> others,
        List<CalledDiplotype> possible,
        Coverage coverage,
        Optional<String> variants,
        List<String> undocumented,
        List<Warning> warnings) {

    public AlleleCall {
        diplotypes = List.copyOf(diplotypes);
        others = List.copyOf(others);
        possible = List.copyOf(possible);
        undocumented = List.copyOf(undocumented);
        warnings = List.copyOf(warnings);
    }

    /** What a reader must know of how a call came about. */
    public enum Warning {
        /** The exonic change of HapB3 was found without the intronic one, which decides. */
        PROXY_CONTRADICTED,
        /** The position that decides was not tested; another stood for it. */
        PROXY_USED,
        /** A change that decides is there without the one that stands for it while it is not tested. */
        PROXY_ABSENT,
        /** A table prefers one of several pairs that fit equally well. */
        PRIORITY,
        /** No pair of alleles fits; one position decided alone. */
        FALLBACK,
        /** A change of the mitochondrion in a part of the copies only. */
        HETEROPLASMY,
        /** Two different bases in a person with one copy. */
        TWO_BASES_IN_ONE_COPY
    }

    /**
     * Which defining positions were tested.
     *
     * @param tested how many
     * @param total of how many
     * @param missingNeeded needed positions that were not: without them nothing counts as reference
     * @param missingTier1 positions that every clinical test should look at and that were not tested
     * @param notExcluded alleles that could lie hidden because their positions were not tested
     */
    public record Coverage(
            int tested, int total, List<String> missingNeeded, List<String> missingTier1, List<String> notExcluded) {

        public Coverage {
            missingNeeded = List.copyOf(missingNeeded);
            missingTier1 = List.copyOf(missingTier1);
            notExcluded = List.copyOf(notExcluded);
        }
    }

    /** Whether the best explanations are all that may hold. */
    public boolean isClosed() {
        return possible.isEmpty();
    }
}
