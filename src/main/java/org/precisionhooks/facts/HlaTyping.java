package org.precisionhooks.facts;

import java.util.List;

/**
 * HLA alleles of one locus.
 *
 * @param gene locus with prefix, {@code HLA-B}
 * @param alleles one or two alleles without the locus, {@code *57:01:01}; two equal ones for a homozygous person; when
 *     ambiguous, every allele that is named as possible
 * @param ambiguous true when the alleles are possible ones, or one of them stands for several
 */
public record HlaTyping(Source source, String gene, Origin origin, List<String> alleles, boolean ambiguous)
        implements GenomicFact {

    public HlaTyping {
        alleles = List.copyOf(alleles);
    }
}
