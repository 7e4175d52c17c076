package org.precisionhooks.genome;

/**
 * A row of {@code genomics/reference_sequences.tsv}.
 *
 * @param chromosome 1 to 22, X, Y, MT
 * @param grch37 its RefSeq accession in GRCh37
 * @param length37 its bases in GRCh37
 * @param grch38 its RefSeq accession in GRCh38
 * @param length38 its bases in GRCh38
 * @param answer its answer code in LOINC, empty for the mitochondrion
 */
record ReferenceSequenceRow(
        String chromosome, String grch37, long length37, String grch38, long length38, String answer) {}
