package org.precisionhooks.facts;

import java.util.List;

/**
 * A laboratory's own statement of what a result means for treatment; shown as the laboratory's, never as ours.
 *
 * @param gene the gene, when exactly one is named, else empty
 * @param medications the drugs and other therapies it speaks of
 * @param combined true when the drugs are one combined therapy (STU3), false when each is meant separately
 * @param implication the laboratory's words or code
 * @param conditions the diseases in which it holds, empty when not stated
 * @param evidence how well it is founded, empty when not stated
 */
public record TherapeuticImplication(
        Source source,
        String gene,
        Origin origin,
        List<Concept> medications,
        boolean combined,
        Concept implication,
        List<Concept> conditions,
        List<Concept> evidence)
        implements GenomicFact {

    public TherapeuticImplication {
        medications = List.copyOf(medications);
        conditions = List.copyOf(conditions);
        evidence = List.copyOf(evidence);
    }

    /** An implication without stated disease and evidence. */
    public TherapeuticImplication(
            Source source,
            String gene,
            Origin origin,
            List<Concept> medications,
            boolean combined,
            Concept implication) {
        this(source, gene, origin, medications, combined, implication, List.of(), List.of());
    }
}
