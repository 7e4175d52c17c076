package org.precisionhooks.facts;

import java.util.List;

/**
 * A laboratory's statement of what a variant means for disease (Genomics Reporting, diagnostic implication).
 *
 * @param significance the laboratory's class
 * @param presence whether the variant was found; indeterminate when the result it rests on is not in the record
 * @param zygosity of the variant
 * @param names HGVS expressions and ids of the variant as written
 * @param condition the disease or phenotype named, {@link Concept#NONE} when none is
 */
public record DiagnosticImplication(
        Source source,
        String gene,
        Origin origin,
        Significance significance,
        Presence presence,
        Zygosity zygosity,
        List<String> names,
        Concept condition)
        implements GenomicFact {

    public DiagnosticImplication {
        names = List.copyOf(names);
    }

    /** A pathogenic or likely pathogenic variant that was found in the patient's own genome. */
    public boolean isHarmful() {
        return significance.compareTo(Significance.LIKELY_PATHOGENIC) >= 0
                && presence == Presence.PRESENT
                && origin != Origin.SOMATIC;
    }
}
