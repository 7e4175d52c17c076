package org.precisionhooks.fhir.importer.calls;

/**
 * What a file states of one gene, each part empty where it is silent.
 *
 * @param place where it stands in the file, {@code Line 3}
 * @param gene HGNC symbol
 * @param diplotype both copies, or the one allele of a gene with one copy
 * @param phenotype the phenotype, or of HLA alleles whether they are there ({@code *57:01 positive})
 * @param score activity score
 */
record OutsideCall(String place, String gene, String diplotype, String phenotype, String score) {

    boolean isSilent() {
        return diplotype.isEmpty() && phenotype.isEmpty() && score.isEmpty();
    }
}
