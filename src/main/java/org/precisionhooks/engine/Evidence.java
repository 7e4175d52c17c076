package org.precisionhooks.engine;

import java.util.Optional;
import org.precisionhooks.facts.Source;

/**
 * A fact that a finding rests on.
 *
 * @param statement what was found, e.g. {@code CYP2C19 *2/*2, Poor Metabolizer}
 * @param source the resource it was read from
 * @param gene HGNC symbol of the gene it tells of, if it tells of one
 * @param phenotype what it means for that gene, in the words of the guidance, if that is known
 */
public record Evidence(String statement, Source source, Optional<String> gene, Optional<String> phenotype) {

    /** A fact that is told in words only. */
    public Evidence(String statement, Source source) {
        this(statement, source, Optional.empty(), Optional.empty());
    }
}
