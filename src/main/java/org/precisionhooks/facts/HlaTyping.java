package org.precisionhooks.facts;

import java.util.List;

/**
 * HLA alleles of one locus.
 *
 * @param gene locus with prefix, {@code HLA-B}
 * @param alleles one or two alleles without the locus, {@code *57:01:01}; two equal ones for a homozygous person; when
 *     ambiguous, every allele that is named as possible
 * @param ambiguous true when the alleles are possible ones, or one of them stands for several
 * @param nomenclature version of the IPD-IMGT/HLA database that the names are of, {@code 3.25.0}; empty when not stated
 */
public record HlaTyping(
        Source source, String gene, Origin origin, List<String> alleles, boolean ambiguous, String nomenclature)
        implements GenomicFact {

    public HlaTyping {
        alleles = List.copyOf(alleles);
    }

    /** A typing whose nomenclature is not stated. */
    public HlaTyping(Source source, String gene, Origin origin, List<String> alleles, boolean ambiguous) {
        this(source, gene, origin, alleles, ambiguous, "");
    }
}
