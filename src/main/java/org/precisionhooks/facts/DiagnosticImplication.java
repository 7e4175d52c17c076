package org.precisionhooks.facts;

import java.util.List;

/**
 * A laboratory's statement of what a variant means for disease (Genomics Reporting, diagnostic implication).
 *
 * @param significance the laboratory's class
 * @param presence whether the variant was found; indeterminate when the result it rests on is not in the record
 * @param zygosity of the variant
 * @param names HGVS expressions and ids of the variant as written
 * @param conditions the diseases or phenotypes named
 * @param inheritance how the condition is inherited, {@link Concept#NONE} when not stated
 */
public record DiagnosticImplication(
        Source source,
        String gene,
        Origin origin,
        Significance significance,
        Presence presence,
        Zygosity zygosity,
        List<String> names,
        List<Concept> conditions,
        Concept inheritance)
        implements GenomicFact {

    public DiagnosticImplication {
        names = List.copyOf(names);
        conditions = List.copyOf(conditions);
    }

    /** An implication for one condition, or for none when it is {@link Concept#NONE}. */
    public DiagnosticImplication(
            Source source,
            String gene,
            Origin origin,
            Significance significance,
            Presence presence,
            Zygosity zygosity,
            List<String> names,
            Concept condition) {
        this(
                source,
                gene,
                origin,
                significance,
                presence,
                zygosity,
                names,
                condition.isEmpty() ? List.of() : List.of(condition),
                Concept.NONE);
    }

    /** The first disease or phenotype that is named, {@link Concept#NONE} when none is. */
    public Concept condition() {
        return conditions.isEmpty() ? Concept.NONE : conditions.get(0);
    }

    /** A pathogenic or likely pathogenic variant that was found in the patient's own genome. */
    public boolean isHarmful() {
        return significance.compareTo(Significance.LIKELY_PATHOGENIC) >= 0
                && presence == Presence.PRESENT
                && origin != Origin.SOMATIC;
    }
}
