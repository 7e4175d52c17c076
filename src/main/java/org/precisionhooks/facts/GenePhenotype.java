package org.precisionhooks.facts;

import java.util.Optional;

/**
 * What a laboratory says a gene does in this person.
 *
 * @param phenotype canonical words ({@code Poor Metabolizer}, {@code Decreased Function}); empty when only a score is given
 * @param activityScore activity score as written, {@code 1.5}, {@code ≥3.0}
 * @param diplotype both copies as the same statement names them, without the gene's name
 */
public record GenePhenotype(
        Source source,
        String gene,
        Origin origin,
        String phenotype,
        Optional<String> activityScore,
        Optional<String> diplotype)
        implements GenomicFact {

    /** A statement that does not name the alleles. */
    public GenePhenotype(Source source, String gene, Origin origin, String phenotype, Optional<String> activityScore) {
        this(source, gene, origin, phenotype, activityScore, Optional.empty());
    }
}
