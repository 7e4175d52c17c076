package org.precisionhooks.facts;

import java.util.List;

/**
 * A laboratory's own statement of what a result means for treatment; shown as the laboratory's, never as ours.
 *
 * @param gene the gene, when exactly one is named, else empty
 * @param medications the drugs it speaks of
 * @param combined true when the drugs are one combined therapy (STU3), false when each is meant separately
 * @param implication the laboratory's words or code
 */
public record TherapeuticImplication(
        Source source, String gene, Origin origin, List<Concept> medications, boolean combined, Concept implication)
        implements GenomicFact {

    public TherapeuticImplication {
        medications = List.copyOf(medications);
    }
}
