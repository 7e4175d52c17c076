package org.precisionhooks.fhir.read.vocabulary;

/**
 * A row of {@code genomics/gene_ids.tsv}: the symbol of a gene that is coded.
 *
 * @param hgnc HGNC id, {@code HGNC:11998}
 */
record GeneIdRow(String gene, String hgnc) {}
