package org.precisionhooks.facts;

import java.util.List;

/**
 * Whether two variants or haplotypes lie on the same copy of a chromosome (LOINC 82120-7).
 *
 * @param gene the gene of both, empty when they are of different or unknown ones
 * @param results references of the results that it speaks of, as {@link Source#reference()} writes them
 */
public record PhaseRelationship(Source source, String gene, Origin origin, PhaseRelation relation, List<String> results)
        implements GenomicFact {

    public PhaseRelationship {
        results = List.copyOf(results);
    }
}
