package org.precisionhooks.genome;

import java.util.List;
import org.precisionhooks.facts.GenomicFact;

/**
 * Results of one thing that say different things of it.
 *
 * @param kind what they differ in
 * @param subject what they are about: a gene, an allele or a place
 * @param facts the results, in the order of the record; each says something else than another one
 */
public record Disagreement(Kind kind, String subject, List<GenomicFact> facts) {

    public Disagreement {
        facts = List.copyOf(facts);
    }

    /** What results can differ in. */
    public enum Kind {
        GENOTYPE,
        PHENOTYPE,
        HLA_TYPING,
        PRESENCE,
        ZYGOSITY,
        SIGNIFICANCE
    }
}
