package org.precisionhooks.facts;

import java.util.List;

/**
 * What a change does to a transcript or its product, as a laboratory or its annotation says (Genomics Reporting, molecular
 * consequence).
 *
 * @param names HGVS expressions on the transcript and its protein, and the sequences that they stand on
 * @param consequences what it does to the feature, e.g. {@code splice_donor_variant}
 * @param effect what that means for the function, {@link Concept#NONE} when not stated
 * @param results references of the variants that it is of
 */
public record MolecularConsequence(
        Source source,
        String gene,
        Origin origin,
        List<String> names,
        List<Concept> consequences,
        Concept effect,
        List<String> results)
        implements GenomicFact {

    public MolecularConsequence {
        names = List.copyOf(names);
        consequences = List.copyOf(consequences);
        results = List.copyOf(results);
    }
}
