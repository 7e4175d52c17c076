package org.precisionhooks.genome.hgvs;

/** What an HGVS description of a nucleotide sequence says happened to the stretch that it names. */
public sealed interface Edit {

    /** {@code =}: the reference was confirmed; the bases may be stated. */
    record Identity(String bases) implements Edit {}

    /** {@code G>A}. */
    record Substitution(String reference, String alternate) implements Edit {}

    /** {@code del}; the bases may be stated. */
    record Deletion(String bases) implements Edit {}

    /** {@code dup}; the bases may be stated. */
    record Duplication(String bases) implements Edit {}

    /** {@code insACG}, between two neighbours. */
    record Insertion(String bases) implements Edit {}

    /** {@code delinsACG}; the deleted bases may be stated. */
    record DeletionInsertion(String deleted, String inserted) implements Edit {}

    /** {@code inv}; the bases may be stated. */
    record Inversion(String bases) implements Edit {}

    /** {@code CAG[23]}; the unit may be left to the stretch. */
    record Repeat(String unit, int count) implements Edit {}
}
