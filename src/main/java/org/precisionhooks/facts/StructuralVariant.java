package org.precisionhooks.facts;

import java.util.List;
import java.util.Optional;

/**
 * A structural variant, copy number or fusion.
 *
 * @param gene the gene, several joined by {@code ::} for a fusion, empty when none is named
 * @param outer the widest bounds that the change may have
 * @param inner the narrowest bounds that it surely has
 * @param copies of all alleles together, when stated
 * @param names ISCN, HGVS and ids as written
 */
public record StructuralVariant(
        Source source,
        String gene,
        Origin origin,
        Presence presence,
        Zygosity zygosity,
        StructuralChange change,
        Optional<GenomicRegion> outer,
        Optional<GenomicRegion> inner,
        Optional<Copies> copies,
        List<String> names)
        implements GenomicFact {

    public StructuralVariant {
        names = List.copyOf(names);
    }

    /** True when nothing tells where the change is. */
    public boolean isNowhere() {
        return gene.isEmpty() && names.isEmpty() && outer.isEmpty() && inner.isEmpty();
    }
}
