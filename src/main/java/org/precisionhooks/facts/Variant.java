package org.precisionhooks.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sequence change that a laboratory looked for (LOINC 69548-6, or a MolecularSequence variant).
 *
 * @param names HGVS expressions and ids (rs numbers, ClinVar) as written
 * @param location place and change, when the coordinates could be interpreted
 * @param phase the copy that it lies on, when the test told them apart
 * @param alleleFraction share of the reads that show it, 0 to 1 (LOINC 81258-6)
 */
public record Variant(
        Source source,
        String gene,
        Origin origin,
        Presence presence,
        Zygosity zygosity,
        List<String> names,
        Optional<GenomicLocation> location,
        Optional<Phase> phase,
        Optional<BigDecimal> alleleFraction)
        implements GenomicFact {

    public Variant {
        names = List.copyOf(names);
    }

    /** A variant of unknown phase and fraction. */
    public Variant(
            Source source,
            String gene,
            Origin origin,
            Presence presence,
            Zygosity zygosity,
            List<String> names,
            Optional<GenomicLocation> location) {
        this(source, gene, origin, presence, zygosity, names, location, Optional.empty(), Optional.empty());
    }
}
