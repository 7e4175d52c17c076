package org.precisionhooks.genome;

/**
 * A change of a protein, comparable whatever way it was written.
 *
 * @param gene symbol of the gene whose protein counts
 * @param change {@code Val600Glu}; a frame shift by its first residue only
 */
public record ProteinChange(String gene, String change) {}
