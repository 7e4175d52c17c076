package org.precisionhooks.genome;

/**
 * A row of {@code genomics/proteins.tsv}: the protein by which a gene's amino acids are numbered here.
 *
 * @param protein RefSeq accession without version
 * @param transcript RefSeq accession without version, of the transcript that codes for it
 */
record ProteinRow(String gene, String protein, String transcript) {

    public ProteinRow {
        if (gene.isEmpty() || !protein.matches("NP_\\d{6,9}") || !transcript.matches("NM_\\d{6,9}")) {
            throw new IllegalArgumentException("a gene, its protein and its transcript, without versions");
        }
    }
}
