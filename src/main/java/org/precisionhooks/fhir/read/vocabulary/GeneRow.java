package org.precisionhooks.fhir.read.vocabulary;

import java.util.List;

/**
 * Row of {@code genomics/genes}: the names and numbers of a gene.
 *
 * @param gene HGNC symbol
 * @param hgnc HGNC id, {@code HGNC:2621}
 * @param ncbi NCBI Gene number
 * @param aliases other names, compared without case
 */
public record GeneRow(String gene, String hgnc, String ncbi, List<String> aliases) {

    public GeneRow {
        aliases = List.copyOf(aliases);
    }
}
