package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.util.List;

/**
 * The two alleles of a gene, as far as they are known for sure.
 *
 * @param alleles two names, without the gene
 * @param untested positions that every test of the gene should look at and that this one is known to have left out
 * @param coverageKnown false for a laboratory's result that does not say what it looked at
 */
public record DoseGenotype(String gene, List<String> alleles, List<String> untested, boolean coverageKnown) {

    public DoseGenotype {
        alleles = List.copyOf(alleles);
        untested = List.copyOf(untested);
    }

    boolean has(String allele) {
        return alleles.contains(allele);
    }
}
