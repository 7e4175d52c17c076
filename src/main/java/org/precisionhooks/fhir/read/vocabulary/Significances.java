package org.precisionhooks.fhir.read.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.knowledge.Knowledge;

/** Recognises a laboratory's class of a variant by code or by words. */
public final class Significances {

    private final Map<String, Significance> meanings = new HashMap<>();

    /** A row of {@code genomics/significances.tsv}: a code, or words in lower case. */
    record SignificanceRow(String value, Significance significance) {}

    static Significances from(Knowledge knowledge) {
        Significances significances = new Significances();
        knowledge
                .table("genomics/significances", SignificanceRow.class)
                .rows()
                .forEach(row -> significances.meanings.put(row.value(), row.significance()));
        return significances;
    }

    /** The class; codes and words that contradict each other say nothing, nor do words beside an answer that is not settled. */
    public Significance of(Concept concept) {
        if (concept.codings().stream().anyMatch(this::isUnsettled)) {
            return Significance.UNKNOWN;
        }
        Set<Significance> said = new HashSet<>();
        for (Coding coding : concept.codings()) {
            add(coding.code(), said);
            add(coding.display(), said);
        }
        add(concept.text(), said);
        return said.size() == 1 ? said.iterator().next() : Significance.UNKNOWN;
    }

    private boolean isUnsettled(Coding coding) {
        return coding.code().startsWith("LA") && !meanings.containsKey(coding.code());
    }

    private void add(String value, Set<Significance> said) {
        Significance meaning = meanings.get(value);
        Significance known = meaning == null ? meanings.get(value.toLowerCase(Locale.ROOT)) : meaning;
        if (known != null) {
            said.add(known);
        }
    }
}
