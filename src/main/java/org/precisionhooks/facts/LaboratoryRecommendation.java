package org.precisionhooks.facts;

import java.util.List;

/**
 * What a laboratory recommends to do after a genetic result; shown as the laboratory's, never as ours.
 *
 * @param gene the gene of the results, when it is one
 * @param recommendation what to do, e.g. to consider an alternative drug
 * @param text the laboratory's own words, empty when it gives none
 * @param medication the drug that it speaks of, {@link Concept#NONE} when none is named
 * @param results references of what it rests on
 */
public record LaboratoryRecommendation(
        Source source,
        String gene,
        Origin origin,
        Concept recommendation,
        String text,
        Concept medication,
        List<String> results)
        implements GenomicFact {

    public LaboratoryRecommendation {
        results = List.copyOf(results);
    }
}
