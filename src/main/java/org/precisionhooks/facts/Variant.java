package org.precisionhooks.facts;

import java.util.List;
import java.util.Optional;

/**
 * A sequence change that a laboratory looked for (LOINC 69548-6, or a MolecularSequence variant).
 *
 * @param names HGVS expressions and ids (rs numbers, ClinVar) as written
 * @param location place and change, when the coordinates could be interpreted
 */
public record Variant(
        Source source,
        String gene,
        Origin origin,
        Presence presence,
        Zygosity zygosity,
        List<String> names,
        Optional<GenomicLocation> location)
        implements GenomicFact {

    public Variant {
        names = List.copyOf(names);
    }
}
